import { AppStart } from '#components/shell/app-start';
import { AppEntry } from './app-entry';

/** One static page for every address of the app: it holds nothing personal, so a device may keep it (stack.md). */
export const dynamic = 'force-static';
export const dynamicParams = true;

export function generateStaticParams() {
  return [{ path: [] as string[] }];
}

export default function AppPage() {
  return <AppEntry start={<AppStart />} />;
}
