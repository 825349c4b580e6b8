using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Tokens;

/// <summary>Makes, lists, ends and recognises access tokens.</summary>
internal sealed class AccessTokens(AccountsDbContext db, SecondStepRule secondSteps, TimeProvider time)
{
    /// <summary>What every token begins with, so that scanners of published code find those that were left there.</summary>
    internal const string Mark = "oer_";

    internal const int MostOfAPerson = 20;

    private const int Bytes = 32;

    private static readonly TimeSpan UsedWithin = TimeSpan.FromMinutes(1);

    /// <returns>The token, to be shown once; null when the person has enough of them.</returns>
    internal async Task<string?> MakeAsync(Guid personId, Guid siteId, string name, IEnumerable<string> scopes, TimeSpan lasts, CancellationToken cancellation)
    {
        if (await db.Tokens.CountAsync(t => t.PersonId == personId, cancellation) >= MostOfAPerson)
            return null;
        var text = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var now = time.GetUtcNow();
        var token = new AccessToken { PersonId = personId, SiteId = siteId, Name = name, Scopes = [.. scopes], Hash = HashOf(text), MadeAt = now, ExpiresAt = now + lasts };
        db.Tokens.Add(token);
        db.Record("accounts.token.make", $"person:{personId}", new { token = token.Id, token.Scopes, token.ExpiresAt }, siteId);
        await db.SaveChangesAsync(cancellation);
        return text;
    }

    internal async Task<IReadOnlyList<AccessToken>> OfAsync(Guid personId, CancellationToken cancellation)
        => await db.Tokens.AsNoTracking().Where(t => t.PersonId == personId).OrderByDescending(t => t.MadeAt).ToListAsync(cancellation);

    /// <returns>False when the person has no such token.</returns>
    internal async Task<bool> EndAsync(Guid personId, Guid tokenId, CancellationToken cancellation)
    {
        if (await db.Tokens.FirstOrDefaultAsync(t => t.Id == tokenId && t.PersonId == personId, cancellation) is not { } token)
            return false;
        db.Tokens.Remove(token);
        db.Record("accounts.token.end", $"person:{personId}", new { token = token.Id }, token.SiteId);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Whose token it is, and whether it is worth anything at the site. Asked of the database each time: one that is ended is ended at once.</summary>
    internal async Task<FoundToken> FindAsync(string text, Guid siteId, CancellationToken cancellation)
    {
        var hash = HashOf(text);
        var found = await db.Tokens.AsNoTracking().Where(t => t.Hash == hash)
            .Join(db.People.Where(p => p.ErasedAt == null), t => t.PersonId, p => p.Id, (t, p) => new { Token = t, p.DisplayName, p.TwoFactorEnabled })
            .FirstOrDefaultAsync(cancellation);
        var now = time.GetUtcNow();
        if (found is null)
            return new FoundToken(null, "unknown");
        if (found.Token.ExpiresAt <= now)
            return new FoundToken(null, "expired");
        if (found.Token.SiteId != siteId)
            return new FoundToken(null, "other-site");
        var roles = await db.Memberships.AsNoTracking().Where(m => m.PersonId == found.Token.PersonId).Select(m => new { m.SiteId, m.Role }).ToListAsync(cancellation);
        if (!found.TwoFactorEnabled && secondSteps.Demands(roles.Select(r => r.Role)))
            return new FoundToken(null, "second-step");
        await UsedAsync(found.Token, now, cancellation);
        return new FoundToken(PrincipalOf(found.Token, found.DisplayName, roles.Where(r => r.SiteId == siteId).Select(r => r.Role)), null);
    }

    private async Task UsedAsync(AccessToken token, DateTimeOffset now, CancellationToken cancellation)
    {
        if (token.UsedAt is { } used && now - used < UsedWithin)
            return;
        await db.Tokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(t => t.SetProperty(row => row.UsedAt, now), cancellation);
    }

    // Of what the person is, only what counts at the token's site: a token never opens more than its owner chose.
    private static ClaimsPrincipal PrincipalOf(AccessToken token, string name, IEnumerable<SiteRole> roles)
    {
        var identity = new ClaimsIdentity(TokenScope.Scheme, OerClaims.DisplayName, OerClaims.Role);
        identity.AddClaim(new Claim(OerClaims.PersonId, token.PersonId.ToString()));
        identity.AddClaim(new Claim(OerClaims.DisplayName, name));
        identity.AddClaim(new Claim(OerClaims.TokenId, token.Id.ToString()));
        identity.AddClaims(token.Scopes.Select(scope => new Claim(OerClaims.Scope, scope)));
        identity.AddClaims(roles.Select(role => OerClaims.RoleClaim(token.SiteId, role)));
        return new ClaimsPrincipal(identity);
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <param name="Principal">Who asks; null when the token is worth nothing here.</param>
/// <param name="Fault">Then the end of the key <c>accounts.token.problem.*</c> that says why.</param>
internal sealed record FoundToken(ClaimsPrincipal? Principal, string? Fault);
