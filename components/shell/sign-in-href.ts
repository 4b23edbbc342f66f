/** Where to sign in, and where that leads back to. */
export const signInHref = (path: string) => `/sign-in?next=${encodeURIComponent(path)}`;
