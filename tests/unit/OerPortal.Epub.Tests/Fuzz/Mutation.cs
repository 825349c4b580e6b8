using System.Text;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub.Tests.Fuzz;

/// <summary>A book with something wrong in it: in the archive's own bytes, or in what its members say.</summary>
internal static class Mutation
{
    private static readonly string[] Scraps =
    [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<!ENTITY a \"b\">", "&#0;", "&#x110000;", "&nbsp", "&amp;amp;", "\0", "\uFFFE", "<?xml ", "xmlns:a=\"\"",
        "a:b=\"c\"", "href=\"../../../x\"", "href=\"data:image/png;base64,AAAA\"", "url(", "}", "{", "\\", "@import", "idref=\"\"", "full-path=\"/\"", "%00", "%", "\"", "'", "ệ",
    ];

    public static byte[] Of(byte[] book, Random random) => random.Next(3) == 0 ? Raw(book, random) : Members(book, random);

    private static byte[] Raw(byte[] book, Random random)
    {
        var bytes = book.ToArray();
        for (var i = random.Next(1, 6); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    // Packed anew, so that the damage is behind the archive's checksums.
    private static byte[] Members(byte[] book, Random random)
    {
        using var file = new TemporaryFile(book);
        using var zip = Open(file.Path);
        if (zip is null)
            return Raw(book, random);
        var markup = zip.Members.Where(m => m.Length is > 0 and < 2_000_000 && m.Name is not "mimetype").ToList();
        var hit = Enumerable.Range(0, random.Next(1, 4)).Select(_ => markup[random.Next(markup.Count)].Name).ToHashSet(StringComparer.Ordinal);
        var forge = new ZipForge();
        foreach (var member in zip.Members.Where(m => !m.IsFolder && (random.Next(60) > 0 || m.Name == "mimetype")))
        {
            var content = zip.ReadAll(member, 64 << 20, Refusal.TooLarge);
            forge.Add(member.Name, hit.Contains(member.Name) ? Damaged(content, random) : content);
        }
        return forge.Build();
    }

    private static StrictZip? Open(string path)
    {
        try
        {
            return StrictZip.Open(path, ZipLimits.Default with { NamesAreUtf8 = true });
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }

    private static byte[] Damaged(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var i = random.Next(1, 5); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 2000), bytes.Count - at)));
                    break;
                case 3:
                    bytes.InsertRange(at, Enumerable.Repeat(Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]), random.Next(1, 400)).SelectMany(s => s));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat("<div>"u8.ToArray(), random.Next(1, 5000)).SelectMany(s => s));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]));
                    break;
            }
        }
        return [.. bytes];
    }
}
