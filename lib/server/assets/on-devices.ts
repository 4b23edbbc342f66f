import 'server-only';
import { ASSETS_ON_DEVICES, type AssetsOnDevices } from '#domain/asset/on-devices';

/** The name of the row in `setting`. */
export const ASSETS_SETTING = 'assetsOnDevices';

/** What the value of the row says; all of them, where nobody has said otherwise. */
export const onDevices = (value: unknown): AssetsOnDevices =>
  ASSETS_ON_DEVICES.find((one) => one === value) ?? 'all';
