using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using OerPortal.Epub.Zip;

namespace OerPortal.Office;

/// <summary>The same package with some parts changed.</summary>
internal static class PackageCopy
{
    /// <param name="changed">By the member's name.</param>
    public static void Write(StrictZip zip, IReadOnlyDictionary<string, XDocument> changed, string copy)
    {
        using var file = new FileStream(copy, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 128 << 10);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var member in zip.Members.Where(m => !m.IsFolder))
        {
            using var target = archive.CreateEntry(member.Name, CompressionLevel.Fastest).Open();
            if (changed.TryGetValue(member.Name, out var part))
            {
                using var writer = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), CheckCharacters = false });
                part.Save(writer);
            }
            else
            {
                using var source = zip.OpenRead(member);
                source.CopyTo(target);
            }
        }
    }
}
