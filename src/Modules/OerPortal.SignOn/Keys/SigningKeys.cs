using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using OerPortal.SignOn.Models;

namespace OerPortal.SignOn.Keys;

/// <summary>
/// Keys that tokens are signed with, in the database, sealed. A new one is published a week before it signs, so that every system has fetched it; an old
/// one stays until nothing that it signed counts any more. RSA, because every system must be able to check it (OpenID Connect Core 1.0 §15.1).
/// </summary>
public sealed class SigningKeys(NpgsqlDataSource data, IDataProtectionProvider protection, TimeProvider time)
{
    internal static readonly TimeSpan PublishedBefore = TimeSpan.FromDays(7);
    internal static readonly TimeSpan SignsFor = TimeSpan.FromDays(90);

    /// <summary>Longer than a refresh token lasts.</summary>
    internal static readonly TimeSpan KeptAfter = TimeSpan.FromDays(31);

    private const int Bits = 2048;

    private readonly IDataProtector _seal = protection.CreateProtector("OerPortal.SignOn.SigningKeys");

    internal SigningKey Make()
    {
        using var key = RSA.Create(Bits);
        return new SigningKey { Sealed = _seal.Protect(key.ExportPkcs8PrivateKey()), MadeAt = time.GetUtcNow() };
    }

    /// <summary>Those of the database, the one that signs first. Makes the first of all. Options are made without waiting, so this does not either.</summary>
    internal IReadOnlyList<RsaSecurityKey> Read()
    {
        using var connection = data.OpenConnection();
        var kept = Read(connection);
        if (kept.Count == 0)
        {
            Write(connection, Make());
            kept = Read(connection);
        }

        return [.. InOrder(kept, time.GetUtcNow()).Select(Open)];
    }

    /// <summary>The newest that has been published long enough signs; where none has, the oldest.</summary>
    internal static IReadOnlyList<SigningKey> InOrder(IEnumerable<SigningKey> kept, DateTimeOffset now)
    {
        SigningKey[] newestFirst = [.. kept.OrderByDescending(k => k.MadeAt).ThenByDescending(k => k.Id)];
        var signs = Array.Find(newestFirst, k => now - k.MadeAt >= PublishedBefore) ?? newestFirst[^1];
        return [signs, .. newestFirst.Where(k => k != signs)];
    }

    private RsaSecurityKey Open(SigningKey kept)
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(_seal.Unprotect(kept.Sealed), out _);
        return new RsaSecurityKey(key) { KeyId = kept.Id.ToString("N") };
    }

    private static List<SigningKey> Read(NpgsqlConnection connection)
    {
        using var ask = new NpgsqlCommand("select id, sealed, made_at from signon.signing_key", connection);
        using var rows = ask.ExecuteReader();
        var keys = new List<SigningKey>();
        while (rows.Read())
            keys.Add(new SigningKey { Id = rows.GetGuid(0), Sealed = rows.GetFieldValue<byte[]>(1), MadeAt = rows.GetFieldValue<DateTimeOffset>(2) });
        return keys;
    }

    // Two instances that start at once agree on one.
    private static void Write(NpgsqlConnection connection, SigningKey key)
    {
        using var transaction = connection.BeginTransaction();
        using (var alone = new NpgsqlCommand("lock table signon.signing_key in exclusive mode", connection, transaction))
            alone.ExecuteNonQuery();
        using var write = new NpgsqlCommand(
            "insert into signon.signing_key (id, sealed, made_at) select $1, $2, $3 where not exists (select 1 from signon.signing_key)", connection, transaction)
        {
            Parameters = { new() { Value = key.Id }, new() { Value = key.Sealed }, new() { Value = key.MadeAt } },
        };
        write.ExecuteNonQuery();
        transaction.Commit();
    }
}
