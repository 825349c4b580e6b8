using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.SignOn.Data;
using OerPortal.SignOn.Models;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OerPortal.SignOn.Provider;

/// <summary>What people have let systems know of them.</summary>
internal sealed class Consents(SignOnDbContext db, Visits visits, IOpenIddictAuthorizationManager allowances, TimeProvider time)
{
    /// <summary>Whether the person has agreed to all of it before.</summary>
    internal async Task<bool> CoversAsync(RegisteredSystem system, Guid personId, ImmutableArray<string> scopes, CancellationToken cancellation)
        => (await Lasting(personId).Where(a => a.Application!.Id == system.Id).ToListAsync(cancellation)).Exists(a => scopes.All(ScopesOf(a).Contains));

    internal async Task GiveAsync(RegisteredSystem system, Guid personId, ImmutableArray<string> scopes, CancellationToken cancellation)
    {
        await Lasting(personId).Where(a => a.Application!.Id == system.Id).ExecuteDeleteAsync(cancellation);
        var consent = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = system.Id.ToString(),
            Subject = personId.ToString(),
            Status = Statuses.Valid,
            Type = AuthorizationTypes.Permanent,
            CreationDate = time.GetUtcNow(),
        };
        consent.Scopes.UnionWith(scopes);
        db.Record("signon.consent.give", $"system:{system.Id}", new { Scopes = scopes });
        await allowances.CreateAsync(consent, cancellation);
    }

    /// <summary>Systems that know the person: by consent, or because they are signed in there.</summary>
    internal async Task<IReadOnlyList<AllowedSystem>> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var consents = await Lasting(personId).Include(a => a.Application).AsNoTracking().ToListAsync(cancellation);
        var lasting = consents.ToLookup(a => a.Application!.Id);
        var seen = await db.Visits.AsNoTracking().Where(v => v.PersonId == personId).ToListAsync(cancellation);
        Guid[] ids = [.. lasting.Select(c => c.Key).Union(seen.Select(v => v.SystemId))];
        var systems = await db.Systems.AsNoTracking().Where(s => ids.Contains(s.Id)).OrderBy(s => s.DisplayName).ToListAsync(cancellation);
        return [.. systems.Select(s => new AllowedSystem(
            s.Id, s.DisplayName!, s.Kind,
            [.. lasting[s.Id].SelectMany(ScopesOf).Distinct()],
            seen.Where(v => v.SystemId == s.Id).Select(v => (DateTimeOffset?)v.At).Max() ?? lasting[s.Id].Select(a => (DateTimeOffset?)a.CreationDate).Max()))];
    }

    /// <summary>The system is to know the person no more: consent, sign-ins and tokens go.</summary>
    /// <returns>False when the person has nothing to do with it.</returns>
    internal async Task<bool> TakeAsync(Guid personId, Guid systemId, CancellationToken cancellation)
    {
        var gone = await Lasting(personId).Where(a => a.Application!.Id == systemId).ExecuteDeleteAsync(cancellation);
        var there = await db.Visits.Where(v => v.PersonId == personId && v.SystemId == systemId).ToListAsync(cancellation);
        if (gone + there.Count == 0)
            return false;
        await visits.EndAsync(there, cancellation);
        db.Record("signon.consent.take", $"system:{systemId}");
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    internal static IReadOnlyList<string> ScopesOf(Allowance allowance) => allowance.Scopes is { } scopes ? JsonSerializer.Deserialize<string[]>(scopes) ?? [] : [];

    private IQueryable<Allowance> Lasting(Guid personId)
    {
        var subject = personId.ToString();
        return db.Allowances.Where(a => a.Subject == subject && a.Type == AuthorizationTypes.Permanent && a.Status == Statuses.Valid);
    }
}

/// <param name="Scopes">Those of the consent; empty for systems of the department's own, which ask for none.</param>
internal sealed record AllowedSystem(Guid Id, string Name, SystemKind Kind, IReadOnlyList<string> Scopes, DateTimeOffset? Since);
