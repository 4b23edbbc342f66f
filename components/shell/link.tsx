'use client';
import { Link as AriaLink, type LinkProps } from 'react-aria-components/Link';

/**
 * A link inside the app. The router above it (AppRoot) turns `/app` addresses into `history.pushState`, so no request
 * leaves the device; every other address loads as usual.
 */
export function Link(props: LinkProps) {
  return <AriaLink {...props} />;
}
