import type { RequestListener } from 'node:http';

type Door = {
  /** The path itself and everything under it. `/` takes what no other door does. */
  readonly path: string;
  readonly listener: RequestListener;
};

/** One address for everything that a person or a script may knock at, by the first matching path. */
export function frontDoor(doors: readonly Door[]): RequestListener {
  return (request, response) => {
    const [pathname = '/'] = (request.url ?? '/').split('?');
    const door = doors.find(
      ({ path }) => path === '/' || pathname === path || pathname.startsWith(`${path}/`),
    );
    if (door) door.listener(request, response);
    else response.writeHead(404).end();
  };
}
