using System.Xml;
using System.Xml.Linq;
using OerPortal.Ingest.Zip;

namespace OerPortal.Ingest.Epub;

/// <summary>Reads a book's structure and refuses what readers could not open or what leads out of it.</summary>
internal static class EpubInspection
{
    private const string ContainerPath = "META-INF/container.xml";
    private const string EncryptionPath = "META-INF/encryption.xml";
    private static readonly XNamespace Container = "urn:oasis:names:tc:opendocument:xmlns:container";
    private static readonly XNamespace XmlEncryption = "http://www.w3.org/2001/04/xmlenc#";

    // Font obfuscation only keeps honest people honest, and readers undo it; anything else needs a vendor's key.
    private static readonly HashSet<string> FontObfuscation = new(StringComparer.Ordinal)
    {
        "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC",
    };

    /// <exception cref="FileRefusedException">The book breaks a rule.</exception>
    public static EpubBook Inspect(StrictZip zip)
    {
        var obfuscated = ReadObfuscation(zip);
        var package = EpubPackageReader.Read(zip, FindPackage(zip));
        return new EpubBook(package, EpubNavigationReader.Read(zip, package), obfuscated);
    }

    private static string FindPackage(StrictZip zip)
    {
        var container = Load(zip, ContainerPath, SafeXml.OpenWithoutDtd);
        foreach (var root in container.Descendants(Container + "rootfile"))
        {
            var path = (string?)root.Attribute("full-path") ?? "";
            var isPackage = (string?)root.Attribute("media-type") is null or EpubMediaTypes.Package;
            if (isPackage && EpubPath.Resolve("", EpubPath.Encode(path)) is { } found && zip.TryFind(found, out _))
                return found;
        }
        throw new FileRefusedException(Refusal.EpubDamaged, "rootfile");
    }

    /// <summary>The algorithm of each obfuscated font, by its path.</summary>
    /// <exception cref="FileRefusedException">More than fonts is hidden: the book is under rights management.</exception>
    private static Dictionary<string, string> ReadObfuscation(StrictZip zip)
    {
        var obfuscated = new Dictionary<string, string>(StringComparer.Ordinal);
        var isEncrypted = zip.TryFind(EncryptionPath, out _);
        if (zip.TryFind("META-INF/license.lcpl", out _) || (!isEncrypted && zip.TryFind("META-INF/rights.xml", out _)))
            throw new FileRefusedException(Refusal.RightsManaged);
        if (!isEncrypted)
            return obfuscated;
        var encryption = Load(zip, EncryptionPath, SafeXml.OpenWithoutDtd);
        foreach (var method in encryption.Descendants(XmlEncryption + "EncryptionMethod"))
        {
            var algorithm = (string?)method.Attribute("Algorithm") ?? "";
            if (!FontObfuscation.Contains(algorithm))
                throw new FileRefusedException(Refusal.RightsManaged, EncryptionPath);
            foreach (var reference in method.Parent!.Descendants(XmlEncryption + "CipherReference"))
            {
                if (EpubPath.Resolve("", (string?)reference.Attribute("URI") ?? "") is { } font)
                    obfuscated[font] = algorithm;
            }
        }
        return obfuscated;
    }

    private static XDocument Load(StrictZip zip, string path, Func<byte[], XmlReader> open)
    {
        if (!zip.TryFind(path, out var member))
            throw new FileRefusedException(Refusal.EpubDamaged, path);
        var bytes = zip.ReadAll(member, EpubLimits.PackageBytes, Refusal.EpubTooLarge);
        try
        {
            using var reader = open(bytes);
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            throw bytes.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0
                ? new FileRefusedException(Refusal.XmlEntities, path)
                : new FileRefusedException(Refusal.EpubDamaged, path);
        }
    }
}
