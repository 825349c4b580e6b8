using System.Xml.Linq;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Hosting;

namespace OerPortal.Cms.Security;

/// <summary>Looks through the keys in the database at start: seals those of earlier versions, and tells when they belong to another portal key.</summary>
internal sealed class KeyRing(NpgsqlDataSource data, PortalKey key, ILogger<KeyRing> log)
{
    private static readonly XNamespace DataProtection = "http://schemas.asp.net/2015/03/dataProtection";

    /// <exception cref="StartRefusedException">A key was sealed with another portal key.</exception>
    internal async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        foreach (var (name, xml) in await ReadAsync(connection, cancellation))
        {
            var element = XElement.Parse(xml);
            if (IsForeign(element))
            {
                throw new StartRefusedException(
                    "The keys in the database were sealed with another key than this instance has. Put the right one back (keys/portal.key in the data folder, or Portal__Key). "
                    + "Is it lost, run the verb forget-keys: everybody signs in again, and with two-step sign-in by a recovery code.");
            }

            if (!Seal(element))
                continue;
            await connection.ExecuteAsync(new CommandDefinition(
                "update cms.data_protection_key set xml = @sealedXml where name = @name and xml = @xml",
                new { name, xml, sealedXml = element.ToString(SaveOptions.DisableFormatting) },
                cancellationToken: cancellation));
            log.LogInformation("Sealed a key of an earlier version.");
        }
    }

    /// <summary>Removes the keys that this instance cannot open.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> ForgetForeignAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var foreign = (await ReadAsync(connection, cancellation)).Where(row => IsForeign(XElement.Parse(row.Xml))).Select(row => row.Name).ToArray();
        return await connection.ExecuteAsync(new CommandDefinition("delete from cms.data_protection_key where name = any (@foreign)", new { foreign }, cancellationToken: cancellation));
    }

    private static async Task<IReadOnlyList<(string Name, string Xml)>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
        => [.. await connection.QueryAsync<(string, string)>(new CommandDefinition("select name, xml from cms.data_protection_key", cancellationToken: cancellation))];

    private bool IsForeign(XElement element) => element.Descendants(SealedXml.Element).Any(s => (string?)s.Attribute(SealedXml.KeyName) != key.Name);

    // As Data Protection itself does with a new key: each element that asks for it gives way to its sealed form.
    private bool Seal(XElement element)
    {
        var secrets = element.Descendants().Where(e => (bool?)e.Attribute(DataProtection + "requiresEncryption") == true).ToList();
        foreach (var secret in secrets)
        {
            var info = new SealedXml(key).Encrypt(new XElement(secret));
            secret.ReplaceWith(new XElement(
                DataProtection + "encryptedSecret", new XAttribute("decryptorType", info.DecryptorType.AssemblyQualifiedName!), info.EncryptedElement));
        }

        return secrets.Count > 0;
    }
}
