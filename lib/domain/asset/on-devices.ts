/** Which assets the devices of staff hold: all there are, or those their teams look after and those at sites they packed. */
export const ASSETS_ON_DEVICES = ['all', 'theirs'] as const;
export type AssetsOnDevices = (typeof ASSETS_ON_DEVICES)[number];
