// Reads everything at the portal's address with wagtail-js and prints it: node read_all.mjs http://127.0.0.1:8000
import { CMSClient } from "wagtail-js";

const client = new CMSClient({ baseURL: process.argv[2], apiPath: "/api/v2", cache: "no-store" });

async function everything(list, one) {
  const found = {};
  const { items, meta } = await list({ limit: 100 });
  for (const { id } of items) found[id] = await one(id);
  return { total: meta.total_count, found };
}

const pages = await everything((query) => client.fetchPages(query), (id) => client.fetchPage(id));
const images = await everything((query) => client.fetchImages(query), (id) => client.fetchImage(id));
const documents = await everything((query) => client.fetchDocuments(query), (id) => client.fetchDocument(id));
const bySlug = await client.fetchPage("profil", { fields: ["title"] });
const missing = await client.fetchPage("tidak-ada");
const media = Object.values(images.found).map((image) => client.getMediaSrc(image.meta));

console.log(JSON.stringify({ pages, images, documents, bySlug, missing, media }));
