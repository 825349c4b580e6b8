using System.Xml;
using System.Xml.Linq;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub;
using OerPortal.Epub.Zip;

namespace OerPortal.Office;

/// <summary>Parts of a package of today's formats, OOXML (ECMA-376) or OpenDocument, read without anything that a stranger could grow.</summary>
internal static class OfficePackage
{
    // As a tree it takes ten times as much memory.
    private const long LargestPart = 16 << 20;
    private const int MostLookedAt = 1 << 20;
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1 << 30 };

    /// <summary>A part as a tree, blanks and all.</summary>
    /// <exception cref="FileRefusedException">It declares a document type, is nested too deep, or is longer than anybody's text.</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static XDocument Load(StrictZip zip, ZipMember member)
    {
        using var bytes = new MemoryStream(zip.ReadAll(member, LargestPart, Refusal.TextTooLong), writable: false);
        using var reader = new DepthLimitedReader(XmlReader.Create(bytes, Strict));
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The same of a part that may be missing, damaged, or too long for a tree: null then.</summary>
    public static XDocument? TryLoad(StrictZip zip, string name)
    {
        try
        {
            return zip.TryFind(name, out var member) && member.Length <= LargestPart ? Load(zip, member) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>No part declares entities: neither format has a use for them, and programs that open the file would grow them.</summary>
    /// <exception cref="FileRefusedException">One does.</exception>
    public static void DemandPlain(StrictZip zip)
    {
        foreach (var member in zip.Members.Where(m => IsXml(m.Name) && m.Length > 0))
        {
            try
            {
                using var content = zip.OpenRead(member);
                using var reader = XmlReader.Create(content, Strict);
                reader.MoveToContent();
            }
            catch (XmlException) when (!DeclaresEntities(zip, member))
            {
                // Damaged: whoever draws its pages says so. Old writers of OpenDocument name a document type, which declares nothing.
            }
            catch (XmlException)
            {
                throw FileRefusedException.In(Refusal.XmlEntities, member.Name);
            }
        }
    }

    /// <summary>Whether OOXML says that it carries macros: its name must say so too.</summary>
    public static bool SaysMacros(StrictZip zip) => ContentTypesOf(zip).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a workbook is written in Excel's binary records.</summary>
    public static bool IsBinaryWorkbook(StrictZip zip) => ContentTypesOf(zip).Contains("sheet.binary", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is anything in it that a program could run: a project of VBA, sheets of Excel 4's macros, Basic or scripts of OpenDocument.</summary>
    public static bool HasMacros(StrictZip zip) => zip.Members.Any(m => !m.IsFolder && IsMacro(m.Name));

    /// <summary>Whether OpenDocument is under a password.</summary>
    public static bool IsEncrypted(StrictZip zip) =>
        zip.Members.Any(m => m.Name == "encrypted-package") || (zip.TryFind("META-INF/manifest.xml", out var manifest) && Text(zip, manifest).Contains("encryption-data", StringComparison.Ordinal));

    /// <summary>Whether OpenDocument names a font from before Unicode.</summary>
    public static bool NamesOldFont(StrictZip zip) =>
        new[] { "styles.xml", "content.xml" }.Any(part => zip.TryFind(part, out var member) && OldFonts.In(Text(zip, member)).Count > 0);

    private static bool IsMacro(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("Basic/", StringComparison.Ordinal) && Path.GetFileName(name) is not ("script-lc.xml" or "script-lb.xml" or "dialog-lc.xml" or "dialog-lb.xml"))
        || name.StartsWith("Scripts/", StringComparison.Ordinal);

    private static bool IsXml(string name) => Path.GetExtension(name).ToLowerInvariant() is ".xml" or ".rels" or ".vml" or ".rdf";

    private static bool DeclaresEntities(StrictZip zip, ZipMember member) => SafeXml.DeclaresEntities(Begin(zip, member));

    private static string ContentTypesOf(StrictZip zip) => zip.TryFind(ContentTypes, out var types) ? Text(zip, types) : "";

    private static string Text(StrictZip zip, ZipMember member) => System.Text.Encoding.UTF8.GetString(Begin(zip, member));

    private static ReadOnlySpan<byte> Begin(StrictZip zip, ZipMember member)
    {
        using var content = zip.OpenRead(member);
        var head = new byte[Math.Min(member.Length, MostLookedAt)];
        return head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }
}
