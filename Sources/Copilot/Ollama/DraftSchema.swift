/// The form in which a model replies.
enum DraftSchema {
  /// A JSON schema. Models fill in fields in this order, and write better SQL when they have said first what it is to
  /// show.
  static let json =
    """
    {"type":"object","properties":{\
    "explanation":{"type":"string"},\
    "status":{"type":"string","enum":["answered","clarify","refused"]},\
    "sql":{"type":"string"},\
    "assumptions":{"type":"array","items":{"type":"string"},"maxItems":3},\
    "chart":{"type":"object","properties":{\
    "type":{"type":"string","enum":["table","bar","line","scatter","box","heatmap"]},\
    "x":{"type":"string"},"y":{"type":"string"},"series":{"type":"string"}},\
    "required":["type","x","y","series"]}},\
    "required":["explanation","status","sql","assumptions","chart"]}
    """
}
