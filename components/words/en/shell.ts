/** The frame around every screen: places, navigation. */
export const shell = {
  places: 'Places',
  myWork: 'My work',
  home: 'Home',
  search: 'Search',
  new: 'New',
  report: 'Report',
  scan: 'Scan',
  services: 'Services',
  inbox: 'Inbox',
  settings: 'Settings',
  reportSomething: 'Report something',
  skipToContent: 'Skip to content',
} as const;
