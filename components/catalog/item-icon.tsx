import {
  CalendarDays,
  KeyRound,
  Laptop,
  Lock,
  Mail,
  Package,
  Printer,
  ReceiptText,
  Smartphone,
  UserPlus,
  Wifi,
  Wrench,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ItemIcon } from '#domain/request/item';

const ICONS: Record<ItemIcon, ReactNode> = {
  key: <KeyRound />,
  package: <Package />,
  lock: <Lock />,
  userPlus: <UserPlus />,
  laptop: <Laptop />,
  phone: <Smartphone />,
  printer: <Printer />,
  receipt: <ReceiptText />,
  calendar: <CalendarDays />,
  mail: <Mail />,
  wifi: <Wifi />,
  wrench: <Wrench />,
};

/** The picture of an item: its words stand beside it. */
export const itemIcon = (icon: ItemIcon): ReactNode => ICONS[icon];
