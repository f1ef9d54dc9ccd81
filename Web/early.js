// Asks for the session in the address before any module has come: a plain script, run where it stands.
{
  const [, season, round, session] = location.hash.match(/^#\/session\/(\d+)\/(\d+)\/(\w+)/) ?? [];
  if (session) {
    const address = `/api/v1/session?season=${season}&round=${round}&session=${session}`;
    const early = { address };
    early.answer = fetch(address).then(async (answer) => {
      if (answer.ok) early.known = { value: await answer.json(), etag: answer.headers.get("ETag") };
      return early.known;
    });
    // A failure is told to whoever asks again, and to nobody where none does.
    early.answer.catch(() => null);
    globalThis.early = early;
  }
  // The first look at what the browser keeps waits for another process: better now than when the page is made.
  localStorage.getItem("f1lake.theme");
}
