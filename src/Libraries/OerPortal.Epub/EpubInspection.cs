using System.Xml.Linq;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>Reads a book's structure and refuses what readers could not open or what leads out of it.</summary>
internal static class EpubInspection
{
    private const string ContainerPath = "META-INF/container.xml";
    private const string EncryptionPath = "META-INF/encryption.xml";

    // Font obfuscation only keeps honest people honest, and readers undo it; anything else needs a vendor's key.
    private static readonly HashSet<string> FontObfuscation = new(StringComparer.Ordinal)
    {
        "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC",
    };

    /// <exception cref="FileRefusedException">The book breaks a rule.</exception>
    public static EpubBook Inspect(StrictZip zip)
    {
        var names = new BookNames(zip);
        var obfuscated = ReadObfuscation(zip, names);
        var package = EpubPackageReader.Read(zip, FindPackage(zip, names), names);
        return new EpubBook(package, EpubNavigationReader.Read(zip, package, names), obfuscated, names);
    }

    private static string FindPackage(StrictZip zip, BookNames names)
    {
        var container = Load(zip, ContainerPath);
        string? named = null;
        foreach (var root in container.Descendants().Where(e => e.Name.LocalName == "rootfile"))
        {
            var path = (string?)root.Attribute("full-path") ?? "";
            named ??= path;
            var isPackage = (string?)root.Attribute("media-type") is null or EpubMediaTypes.Package;
            // A path, not an address: "../" leads out of the book here, and a leading slash means the container's root.
            if (isPackage && !path.Split('/', '\\').Contains("..") && names.FindPath(path.Trim().Replace('\\', '/').TrimStart('/')) is { } found)
                return found;
        }
        throw FileRefusedException.In(Refusal.EpubDamaged, string.IsNullOrWhiteSpace(named) ? ContainerPath : named);
    }

    /// <summary>The algorithm of each obfuscated font, by its path.</summary>
    /// <exception cref="FileRefusedException">More than fonts is hidden: the book is under rights management.</exception>
    private static Dictionary<string, string> ReadObfuscation(StrictZip zip, BookNames names)
    {
        var obfuscated = new Dictionary<string, string>(StringComparer.Ordinal);
        var isEncrypted = zip.TryFind(EncryptionPath, out _);
        if (zip.TryFind("META-INF/license.lcpl", out _) || (!isEncrypted && zip.TryFind("META-INF/rights.xml", out _)))
            throw new FileRefusedException(Refusal.RightsManaged);
        if (!isEncrypted)
            return obfuscated;
        var encryption = Load(zip, EncryptionPath);
        foreach (var method in encryption.Descendants().Where(e => e.Name.LocalName == "EncryptionMethod"))
        {
            var algorithm = (string?)method.Attribute("Algorithm") ?? "";
            if (!FontObfuscation.Contains(algorithm))
                throw FileRefusedException.In(Refusal.RightsManaged, EncryptionPath);
            foreach (var reference in method.Parent!.Descendants().Where(e => e.Name.LocalName == "CipherReference"))
            {
                if (names.Find("", (string?)reference.Attribute("URI") ?? "") is { } font)
                    obfuscated[font] = algorithm;
            }
        }
        return obfuscated;
    }

    private static XDocument Load(StrictZip zip, string path)
    {
        if (!zip.TryFind(path, out var member))
            throw FileRefusedException.In(Refusal.EpubDamaged, path);
        var bytes = zip.ReadAll(member, EpubLimits.PackageBytes, Refusal.EpubTooLarge);
        return SafeXml.Read(bytes, path, MarkupRules.Xml, XDocument.Load, mayDeclareType: false);
    }
}
