import {
  Activity,
  AppWindow,
  Box,
  Building2,
  Database,
  HeartPulse,
  Laptop,
  Monitor,
  Network,
  Phone,
  Plug,
  Printer,
  Server,
  Truck,
  Wifi,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClassIcon } from '#domain/asset/classes';

const ICONS: Readonly<Record<ClassIcon, ReactNode>> = {
  ...{ box: <Box />, laptop: <Laptop />, monitor: <Monitor />, phone: <Phone />, printer: <Printer /> },
  ...{ server: <Server />, network: <Network />, wifi: <Wifi />, database: <Database />, app: <AppWindow /> },
  ...{ service: <Activity />, power: <Plug />, medical: <HeartPulse />, vehicle: <Truck /> },
  building: <Building2 />,
};

/** The picture of a class; a box where none is known. */
export const ClassPicture = ({ icon }: { icon: ClassIcon | undefined }): ReactNode => ICONS[icon ?? 'box'];
