// The public HTTP interface, as any application would use it.

const KEY = 'reeltime-api-key';
let declined = false;

/** Asks for the API key when the server wants one, and keeps it for this tab. */
async function authorized(path, options = {}) {
  const key = sessionStorage.getItem(KEY);
  const headers = { ...options.headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) };
  const response = await fetch(path, { ...options, headers });
  if (response.status !== 401 || declined) {
    return response;
  }
  const entered = window.prompt('This server asks for its API key:');
  if (!entered) {
    declined = true;
    return response;
  }
  sessionStorage.setItem(KEY, entered);
  return authorized(path, options);
}

async function call(path, options) {
  const response = await authorized(path, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(body.detail || `${path}: HTTP ${response.status}`);
  }
  return body;
}

export const users = (limit = 60) => call(`/v1/users?limit=${limit}`);

export const history = (userId, limit = 12) =>
  call(`/v1/users/${encodeURIComponent(userId)}/history?limit=${limit}`);

export const runs = (limit = 6) => call(`/v1/runs?limit=${limit}`);

export const models = () => call('/v1/models');

export const trending = (limit = 8) => call(`/v1/trending?limit=${limit}`);

/**
 * The answer with its reasons, and the milliseconds this browser waited for it.
 *
 * @param cursor of the page before; undefined for the first
 */
export async function recommendations(userId, cursor, limit = 12) {
  const started = performance.now();
  const next = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
  const answer = await call(
    `/v1/users/${encodeURIComponent(userId)}/recommendations?limit=${limit}&explain=true${next}`,
  );
  return { ...answer, waitedMillis: performance.now() - started };
}

/** Stores one event; resolves when it is durable. */
export function send(userId, item, answer, type, watchRatio) {
  const durationMillis = item.durationMillis || 0;
  return call('/v1/events', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      userId,
      videoId: item.videoId,
      type,
      watchMillis: Math.round(durationMillis * watchRatio),
      durationMillis,
      requestId: answer.requestId,
      position: item.position,
      propensity: item.propensity,
      ...(answer.snapshotVersion ? { snapshotVersion: answer.snapshotVersion } : {}),
    }),
  });
}
