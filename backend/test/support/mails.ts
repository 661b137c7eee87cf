import type { TestApi } from './test-api.js';

/** The newest letter that waits for this address. */
export async function newestLetter(
  api: TestApi,
  recipient: string,
): Promise<{ text: string; url: string | undefined }> {
  const mail = await api.prisma.mail.findFirst({ where: { recipient }, orderBy: { id: 'desc' } });
  const text = JSON.stringify(mail?.content ?? null);
  const { action } = (mail?.content ?? {}) as { action?: { url: string } };
  return { text, url: action?.url };
}
