using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Security;

/// <summary>Seals the secrets of Data Protection's keys with the portal's own.</summary>
internal sealed class SealedXml(PortalKey key) : IXmlEncryptor
{
    internal static readonly XName Element = "sealed";
    internal static readonly XName KeyName = "key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var bytes = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(new XElement(Element, new XAttribute(KeyName, key.Name), Convert.ToBase64String(key.Seal(bytes))), typeof(SealedXmlReader));
    }
}

/// <summary>Named in the sealed XML itself; Data Protection makes one when it meets it.</summary>
internal sealed class SealedXmlReader(IServiceProvider services) : IXmlDecryptor
{
    private readonly PortalKey _key = services.GetRequiredService<PortalKey>();

    /// <exception cref="CryptographicException">Sealed with another key.</exception>
    public XElement Decrypt(XElement encryptedElement)
        => XElement.Parse(Encoding.UTF8.GetString(_key.Open(Convert.FromBase64String(encryptedElement.Value))));
}
