using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Hosting;

namespace OerPortal.Cms.Security;

/// <summary>
/// The key that seals the database's keys, and with them cookies and second-step secrets. It lies outside the database: in the setting
/// <c>Portal:Key</c>, else in <c>keys/portal.key</c> of the data folder, made at the first start. See docs/adr/0018-sealed-keys.md.
/// </summary>
internal sealed class PortalKey : IDerivedKeys
{
    private const int Length = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key;

    /// <exception cref="StartRefusedException">The setting or the file is no key.</exception>
    public PortalKey(IConfiguration configuration, PortalFolders folders)
    {
        _key = configuration["Portal:Key"] is { Length: > 0 } set
            ? Read(set, "Portal__Key")
            : FromFile(Path.Combine(folders.Keys, "portal.key"));
        Name = Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 8, info: "name"u8.ToArray()));
    }

    /// <summary>Tells keys apart and says nothing about them.</summary>
    internal string Name { get; }

    /// <summary>A key for one purpose that says nothing about this one.</summary>
    internal byte[] Derive(ReadOnlySpan<byte> purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Length, info: purpose.ToArray());

    byte[] IDerivedKeys.Of(string purpose) => Derive(Encoding.UTF8.GetBytes(purpose));

    internal byte[] Seal(byte[] plain)
    {
        var sealedBytes = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceLength));
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(sealedBytes.AsSpan(0, NonceLength), plain, sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Sealed with another key, or damaged.</exception>
    internal byte[] Open(byte[] sealedBytes)
    {
        if (sealedBytes.Length < NonceLength + TagLength)
            throw new CryptographicException("Too short to be sealed.");
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key, TagLength);
        aes.Decrypt(sealedBytes.AsSpan(0, NonceLength), sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength), plain);
        return plain;
    }

    private static byte[] FromFile(string file)
    {
        PrivateFolder.Ensure(Path.GetDirectoryName(file)!);
        if (!File.Exists(file))
            Make(file);
        return Read(File.ReadAllText(file), file);
    }

    // Written aside and moved, never over another: two instances that start at once agree on the first.
    private static void Make(string file)
    {
        var aside = $"{file}.{Guid.CreateVersion7():N}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var writer = new StreamWriter(aside, options))
                writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // another instance was first
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static byte[] Read(string text, string where)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == Length
            ? key
            : throw new StartRefusedException($"{where} holds no key: it must be {Length} random bytes in Base64, as `openssl rand -base64 {Length}` makes them.");
    }
}
