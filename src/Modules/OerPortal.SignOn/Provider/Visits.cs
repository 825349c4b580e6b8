using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Accounts;
using OerPortal.SignOn.Data;
using OerPortal.SignOn.Models;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OerPortal.SignOn.Provider;

/// <summary>Where people are signed in by the portal, and for how long that is true.</summary>
internal sealed class Visits(SignOnDbContext db, ISignedIn signedIn, GivenClaims claims, IOpenIddictAuthorizationManager allowances, TimeProvider time)
{
    /// <summary>Who is signed in at a system now: one visit for a session, however often the system asks.</summary>
    /// <param name="standsOn">The allowance that a device was given when it asked for its code; null where there is none yet.</param>
    /// <returns>What tokens are made of.</returns>
    internal async Task<ClaimsPrincipal> BeginAsync(
        RegisteredSystem system, SignInMark mark, PersonNow person, ImmutableArray<string> scopes, Guid? standsOn, CancellationToken cancellation)
    {
        var told = claims.RolesTold(person, scopes);
        var visit = await db.Visits.FirstOrDefaultAsync(v => v.SessionId == mark.SessionId && v.SystemId == system.Id, cancellation);
        if (visit is not null && visit.Stamp != mark.Stamp)
        {
            await EndAsync([visit], cancellation);
            visit = null;
        }

        visit ??= await MakeAsync(system, mark, standsOn, cancellation);
        (visit.At, visit.Roles) = (time.GetUtcNow(), [.. visit.Roles.Union(told)]);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another window of the same browser was first.
            db.ChangeTracker.Clear();
            visit = await db.Visits.AsNoTracking().FirstAsync(v => v.SessionId == mark.SessionId && v.SystemId == system.Id, cancellation);
            await ToldAsync(visit, told, cancellation);
        }

        return new ClaimsPrincipal(claims.IdentityOf(person, visit, scopes));
    }

    private async Task<Visit> MakeAsync(RegisteredSystem system, SignInMark mark, Guid? standsOn, CancellationToken cancellation)
    {
        var subject = mark.PersonId.ToString();
        if (standsOn is { } known)
            await db.Allowances.Where(a => a.Id == known).ExecuteUpdateAsync(a => a.SetProperty(row => row.Subject, subject), cancellation);
        var visit = new Visit
        {
            AllowanceId = standsOn ?? await AllowAsync(system, subject, cancellation),
            SystemId = system.Id,
            PersonId = mark.PersonId,
            SessionId = mark.SessionId,
            Stamp = mark.Stamp,
            Roles = [],
            At = time.GetUtcNow(),
        };
        db.Visits.Add(visit);
        db.Record("signon.enter", $"system:{system.Id}");
        return visit;
    }

    private async Task<Guid> AllowAsync(RegisteredSystem system, string subject, CancellationToken cancellation)
    {
        var described = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = system.Id.ToString(),
            Subject = subject,
            Status = Statuses.Valid,
            Type = AuthorizationTypes.AdHoc,
            CreationDate = time.GetUtcNow(),
        };
        return ((Allowance)await allowances.CreateAsync(described, cancellation)).Id;
    }

    /// <summary>The visit and what the person is now; null when either is no more.</summary>
    internal async Task<(Visit Visit, PersonNow Person)?> FindAsync(Guid allowanceId, CancellationToken cancellation)
        => await db.Visits.AsNoTracking().FirstOrDefaultAsync(v => v.AllowanceId == allowanceId, cancellation) is { } visit && await StandsAsync(visit, cancellation) is { } person ? (visit, person) : null;

    /// <inheritdoc cref="FindAsync"/>
    internal async Task<PersonNow?> PersonAsync(Guid allowanceId, CancellationToken cancellation) => (await FindAsync(allowanceId, cancellation))?.Person;

    /// <summary>What the person is now; null when the visit is over: signed out, another password, a role taken of which the system was told.</summary>
    internal async Task<PersonNow?> StandsAsync(Visit visit, CancellationToken cancellation)
        => await signedIn.FindAsync(new SignInMark(visit.PersonId, visit.SessionId, visit.Stamp), cancellation) is { } person
            && (visit.Roles.Length == 0 || visit.Roles.All(claims.RolesTold(person, [GrantedScopes.RolesScope]).Contains))
            ? person
            : null;

    /// <summary>Remembers the roles that a system has been told: all of them, until the visit is over.</summary>
    internal async Task ToldAsync(Visit visit, string[] roles, CancellationToken cancellation)
    {
        string[] all = [.. visit.Roles.Union(roles)];
        if (all.Length > visit.Roles.Length)
            await db.Visits.Where(v => v.AllowanceId == visit.AllowanceId).ExecuteUpdateAsync(v => v.SetProperty(row => row.Roles, all), cancellation);
    }

    /// <summary>Ends visits with every code and token that came of them, and has the systems told that want to know.</summary>
    internal async Task EndAsync(IReadOnlyCollection<Visit> visits, CancellationToken cancellation)
    {
        var ids = visits.Select(v => v.SystemId).ToHashSet();
        var systems = await db.Systems.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        foreach (var visit in visits)
        {
            await EndAsync(visit, systems[visit.SystemId].LogoutAddress is not null, cancellation);
            // A device has its session from here alone.
            if (systems[visit.SystemId].Kind == SystemKind.Device)
                await signedIn.EndAsync(visit.PersonId, visit.SessionId, cancellation);
        }
    }

    private async Task EndAsync(Visit visit, bool isTold, CancellationToken cancellation)
    {
        db.Entry(visit).State = EntityState.Detached;
        await using var own = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever ends it second finds none: the system is told once. Tokens go with what they stand on.
        if (await db.Allowances.Where(a => a.Id == visit.AllowanceId).ExecuteDeleteAsync(cancellation) == 1 && isTold)
            await db.EnqueueNowAsync(new TellOfSignOut(visit.SystemId, visit.PersonId, visit.AllowanceId, time.GetUtcNow()), null, cancellation);
        await own.CommitAsync(cancellation);
    }
}
