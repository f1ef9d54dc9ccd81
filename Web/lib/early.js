// Asks for the session in the address before the modules of its page have come. It needs none itself.
const asked = new Map();

const [, season, round, session] =
  location.hash.match(/^#\/session\/(\d+)\/(\d+)\/(\w+)/) ?? [];
if (session) {
  const address = `/api/v1/session?season=${season}&round=${round}&session=${session}`;
  const answer = fetch(address);
  // A failure is told to whoever takes the answer, and to nobody where none does.
  answer.catch(() => null);
  asked.set(address, answer);
}

/** The answer of `address` that is on its way, or undefined; it can be taken once. */
export function early(address) {
  const answer = asked.get(address);
  asked.delete(address);
  return answer;
}
