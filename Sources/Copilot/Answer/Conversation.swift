/// A question after those that were asked before it.
struct Conversation {
  /// What was understood before the question; nil where it is the first.
  let before: Planner.Turn?
  let planning: Planning
  /// What was understood of the question.
  let turn: Planner.Turn
  /// What was taken over from before.
  let assumptions: [String]

  init(_ ask: Ask, _ planner: Planner) {
    var turn: Planner.Turn?
    for earlier in ask.history { turn = planner.plan(earlier, ask.context, after: turn).1 }
    before = turn
    let (planning, understood) = planner.plan(ask.question, ask.context, after: turn)
    self.planning = planning
    self.turn = understood
    guard turn != nil, planner.plan(ask.question, ask.context).1 != understood,
      let last = ask.history.last
    else {
      assumptions = []
      return
    }
    assumptions = ["it goes on from “\(last)”"]
  }
}
