using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.SignOn.Data;
using OerPortal.SignOn.Models;

namespace OerPortal.SignOn.Clients;

/// <summary>Whose account it is by which somebody comes from a provider.</summary>
internal sealed class Arrivals(SignOnDbContext db, IOutsideSignIn people, RuledRoles roles, INotices notices, SignOnSettings settings, ISiteContext site, TimeProvider time)
{
    /// <summary>
    /// By the link alone; where the operator believes the provider's verified addresses, those link a reader who has proven the same one. Who has power links
    /// on their own page, after the portal's own sign-in.
    /// </summary>
    internal async Task<(ArrivalWay Way, Guid PersonId)> FindAsync(OutsideProvider provider, OutsideAccount account, CancellationToken cancellation)
    {
        if (await db.Links.FirstOrDefaultAsync(l => l.Provider == provider.Id && l.Subject == account.Subject, cancellation) is { } link)
        {
            (link.UsedAt, link.ShownAs) = (time.GetUtcNow(), account.ShownAs);
            await db.SaveChangesAsync(cancellation);
            await roles.ApplyAsync(provider, account, link.PersonId, cancellation);
            return (ArrivalWay.Known, link.PersonId);
        }

        if (provider.LinksByEmail && account.VerifiedAddress is { } address && await people.OwnerOfAsync(address, cancellation) is { } owner)
        {
            if (!owner.IsPlainReader || await LinkAsync(account, owner.PersonId, cancellation) != Linking.Done)
                return (ArrivalWay.LinksFirst, owner.PersonId);
            await roles.ApplyAsync(provider, account, owner.PersonId, cancellation);
            return (ArrivalWay.Known, owner.PersonId);
        }

        return (provider.OpensAccounts && site.HasFeature("registration") ? ArrivalWay.New : ArrivalWay.NotHere, Guid.Empty);
    }

    internal async Task<Guid> OpenAsync(OutsideProvider provider, OutsideAccount account, string name, string agreedTo, HttpContext http, CancellationToken cancellation)
    {
        var personId = await people.OpenAsync(new Newcomer(name, account.VerifiedAddress, agreedTo), http, cancellation);
        await LinkAsync(account, personId, cancellation);
        await roles.ApplyAsync(provider, account, personId, cancellation);
        return personId;
    }

    internal async Task<Linking> LinkAsync(OutsideAccount account, Guid personId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var link = new Link { PersonId = personId, Provider = account.Provider, Subject = account.Subject, ShownAs = account.ShownAs, LinkedAt = now, UsedAt = now };
        db.Links.Add(link);
        db.Record("signon.link", $"person:{personId}", new { account.Provider });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return await db.Links.AnyAsync(l => l.Provider == account.Provider && l.Subject == account.Subject && l.PersonId != personId, cancellation) ? Linking.OfSomebodyElse : Linking.HasOne;
        }

        await notices.TellAsync(new Notice(personId, "signon.notice.linked", [NameOf(account.Provider), account.ShownAs, now.Moment()], SignOnAddress.Own, $"link:{link.Id}"), cancellation);
        return Linking.Done;
    }

    internal async Task<IReadOnlyList<Link>> OfAsync(Guid personId, CancellationToken cancellation)
        => await db.Links.AsNoTracking().Where(l => l.PersonId == personId).OrderBy(l => l.LinkedAt).ToListAsync(cancellation);

    /// <returns>False when it is the only way in, or when there is none.</returns>
    internal async Task<bool> UnlinkAsync(Guid personId, string provider, CancellationToken cancellation)
    {
        var links = await db.Links.Where(l => l.PersonId == personId).ToListAsync(cancellation);
        if (links.Find(l => l.Provider == provider) is not { } gone || (links.Count == 1 && !await people.HasPasswordAsync(personId, cancellation)))
            return false;
        db.Links.Remove(gone);
        db.Record("signon.unlink", $"person:{personId}", new { gone.Provider });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private string NameOf(string provider) => settings.Find(provider)?.Name ?? provider;
}

internal enum ArrivalWay
{
    Known,

    /// <summary>New here: may open an account.</summary>
    New,

    /// <summary>Has an account with power, and links it after the portal's own sign-in.</summary>
    LinksFirst,

    /// <summary>New here, and no accounts are opened.</summary>
    NotHere,
}

internal enum Linking
{
    Done,

    OfSomebodyElse,

    /// <summary>The person has another account of the same provider linked.</summary>
    HasOne,
}
