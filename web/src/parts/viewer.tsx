import OpenSeadragon from 'openseadragon';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Region } from '../../../src/model/position.ts';
import { pictureService } from '../api.ts';

export interface Zone {
  /** What the zone belongs to: "p4", "mark 4", "date". */
  readonly id: string;
  readonly page: number;
  readonly region: Region;
  readonly kind: 'paragraph' | 'mark' | 'head' | 'furniture' | 'finding';
  readonly label: string;
}

interface ViewerProps {
  readonly sha256: string;
  readonly page: number;
  readonly zones: readonly Zone[];
  /** Id of the zone that is looked at. */
  readonly active: string | null;
  readonly onPoint: (id: string | null) => void;
  readonly onChoose: (id: string) => void;
}

/** Milliseconds that a page is read before its picture is fetched: scrolling past a hundred pages fetches few. */
const settled = 120;

/** A page's picture with deep zoom, and the places of what was read on it. */
export function Viewer({ sha256, page, zones, active, onPoint, onChoose }: ViewerProps) {
  const box = useRef<HTMLDivElement>(null);
  const viewer = useRef<OpenSeadragon.Viewer | null>(null);
  const handlers = useRef({ onPoint, onChoose });
  handlers.current = { onPoint, onChoose };
  const looked = useRef(active);
  looked.current = active;
  /** Page whose picture is on the table; null: none yet. */
  const [shown, setShown] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!box.current) return undefined;
    const made = OpenSeadragon({
      element: box.current,
      showNavigationControl: false,
      drawer: 'canvas',
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      visibilityRatio: 0.5,
      minZoomImageRatio: 0.8,
      maxZoomPixelRatio: 3,
      animationTime: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.5,
    });
    viewer.current = made;
    return () => {
      viewer.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    let isWanted = true;
    const wait = setTimeout(
      () => {
        const made = viewer.current;
        if (!made) return;
        const before = Array.from({ length: made.world.getItemCount() }, (_, n) => made.world.getItemAt(n));
        made.addTiledImage({
          tileSource: `${pictureService(sha256, page)}/info.json`,
          success: () => {
            const item = topOf(made);
            if (!isWanted || !item) {
              if (item) made.world.removeItem(item);
              return;
            }
            // The page before stays on the table until this one lies on it whole.
            const clear = (): void => before.forEach((old) => made.world.removeItem(old));
            if (before.length === 0) made.viewport.goHome(true);
            else item.addOnceHandler('fully-loaded-change', clear);
            setFailed(false);
            setShown(page);
          },
          error: () => isWanted && setFailed(true),
        });
      },
      shown === null ? 0 : settled,
    );
    return () => {
      isWanted = false;
      clearTimeout(wait);
    };
  }, [sha256, page]);

  useEffect(() => {
    const made = viewer.current;
    const image = made && topOf(made);
    if (!image || shown !== page) return;
    made.clearOverlays();
    for (const zone of zones.filter((one) => one.page === page))
      made.addOverlay({ element: zoneElement(zone, handlers), location: placeOf(image, zone.region) });
    show(made, zones, page, looked.current);
  }, [zones, shown, page, sha256]);

  useEffect(() => {
    if (viewer.current && shown === page) show(viewer.current, zones, page, active);
  }, [active, shown, page]);

  const zoom = (by: number): void => {
    viewer.current?.viewport.zoomBy(by);
    viewer.current?.viewport.applyConstraints();
  };
  return (
    <div class="viewer" data-shown={shown ?? undefined}>
      <div ref={box} class="viewer-canvas" />
      {failed && (
        <p class="viewer-fault" role="alert">
          The picture of page {page} can’t be had. Its text is beside this.
        </p>
      )}
      <div class="viewer-tools" role="group" aria-label="Zoom">
        <button type="button" onClick={() => zoom(1.4)} aria-label="Zoom in">
          +
        </button>
        <button type="button" onClick={() => zoom(1 / 1.4)} aria-label="Zoom out">
          −
        </button>
        <button
          type="button"
          onClick={() => viewer.current?.viewport.goHome()}
          aria-label="Fit the whole page"
        >
          Fit
        </button>
      </div>
    </div>
  );
}

/** The picture that lies on top. */
function topOf({ world }: OpenSeadragon.Viewer): OpenSeadragon.TiledImage | null {
  const n = world.getItemCount();
  return n === 0 ? null : world.getItemAt(n - 1);
}

/** The region with some room around, for letters stand out of lines that lie askew. */
function placeOf(image: OpenSeadragon.TiledImage, { x, y, w, h, dpi }: Region): OpenSeadragon.Rect {
  const room = dpi / 30;
  return image.imageToViewportRectangle(x - room, y - room, w + 2 * room, h + 2 * room);
}

function zoneElement(
  zone: Zone,
  handlers: { readonly current: Pick<ViewerProps, 'onPoint' | 'onChoose'> },
): HTMLElement {
  const element = document.createElement('div');
  element.className = `zone zone-${zone.kind}`;
  element.dataset.zone = zone.id;
  element.title = zone.label;
  element.addEventListener('mouseenter', () => handlers.current.onPoint(zone.id));
  element.addEventListener('mouseleave', () => handlers.current.onPoint(null));
  new OpenSeadragon.MouseTracker({ element, clickHandler: () => handlers.current.onChoose(zone.id) });
  return element;
}

/** Sets the zone off, and brings it into view where it is out of it. */
function show(
  viewer: OpenSeadragon.Viewer,
  zones: readonly Zone[],
  page: number,
  active: string | null,
): void {
  for (const element of viewer.element.querySelectorAll<HTMLElement>('.zone'))
    element.classList.toggle('active', element.dataset.zone === active);
  const zone = zones.find((one) => one.id === active && one.page === page);
  const image = topOf(viewer);
  if (!zone || !image) return;
  const bounds = viewer.viewport.getBounds();
  const center = placeOf(image, zone.region).getCenter();
  const inView =
    center.x > bounds.x &&
    center.x < bounds.x + bounds.width &&
    center.y > bounds.y &&
    center.y < bounds.y + bounds.height;
  if (!inView) viewer.viewport.panTo(center);
}
