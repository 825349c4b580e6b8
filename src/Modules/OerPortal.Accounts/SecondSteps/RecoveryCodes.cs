using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.SecondSteps;

/// <summary>Ten codes for the day the phone is lost, each good for one sign-in: ten letters of 50 random bits, in two groups.</summary>
internal sealed class RecoveryCodes(AccountsDbContext db)
{
    internal const int Count = 10;

    /// <summary>Puts new ones in the place of all earlier ones, with the next save.</summary>
    /// <returns>To be shown once.</returns>
    internal async Task<IReadOnlyList<string>> RenewAsync(Guid personId, CancellationToken cancellation)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == personId).ToListAsync(cancellation));
        string[] codes = [.. Enumerable.Range(0, Count).Select(_ => PublicId.New())];
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { PersonId = personId, Hash = HashOf(personId, code) }));
        return [.. codes.Select(code => $"{code[..5]}-{code[5..]}")];
    }

    internal Task<int> LeftAsync(Guid personId, CancellationToken cancellation) => db.RecoveryCodes.CountAsync(c => c.PersonId == personId, cancellation);

    /// <returns>Whether it was one that had not been used; it is used now.</returns>
    internal async Task<bool> UseAsync(Guid personId, string typed, CancellationToken cancellation)
    {
        var hash = HashOf(personId, typed.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        return await db.RecoveryCodes.Where(c => c.PersonId == personId && c.Hash == hash).ExecuteDeleteAsync(cancellation) == 1;
    }

    // Fifty random bits need no slow hash; the person's id keeps equal codes apart.
    private static string HashOf(Guid personId, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{personId:N}:{code}")));
}
