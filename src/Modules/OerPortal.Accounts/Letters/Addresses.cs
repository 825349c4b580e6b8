using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Letters;

/// <summary>A person's address for letters: written to only after they have shown that it is theirs.</summary>
internal sealed class Addresses(AccountsDbContext db, UserManager<Person> people, SignInAttempts attempts, INotices notices, IMail mail, TimeProvider time)
{
    internal static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    private const string ConsentToMail = "mail";

    internal async Task<NewAddress?> WaitingAsync(Guid personId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await db.NewAddresses.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == personId && a.ExpiresAt > now, cancellation);
    }

    /// <summary>Sends a link to the address; an earlier one ends. Whether the address is somebody's already is told to who opens it.</summary>
    /// <returns>How long to wait before the next; zero when it was done.</returns>
    internal async Task<TimeSpan> AskAsync(Guid personId, string address, CancellationToken cancellation)
    {
        if (!mail.IsSet)
            return TimeSpan.Zero;
        var wait = await attempts.CountLetterAsync(people.NormalizeEmail(address)!, cancellation);
        if (wait == TimeSpan.Zero)
            wait = await attempts.CountLetterAsync($"address-of:{personId}", cancellation);
        if (wait > TimeSpan.Zero)
            return wait;
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.NewAddresses.Where(a => a.PersonId == personId).ExecuteDeleteAsync(cancellation);
        db.NewAddresses.Add(new NewAddress { PersonId = personId, Address = address, AskedAt = now, ExpiresAt = now + Lasts });
        db.Enqueue(new SendLetter(AddressLetter.KindOfLetter, personId.ToString("N"), now, IsAwaited: true));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TimeSpan.Zero;
    }

    /// <summary>Null when the link is of nobody, too old or used.</summary>
    internal Task<NewAddress?> FindAsync(string secret, CancellationToken cancellation)
    {
        var hash = LinkSecret.HashOf(secret);
        var now = time.GetUtcNow();
        return db.NewAddresses.FirstOrDefaultAsync(a => a.Hash == hash && a.ExpiresAt > now, cancellation);
    }

    /// <param name="agreedTo">The words beside the button.</param>
    /// <returns>False when the address is another person's already.</returns>
    internal async Task<bool> ConfirmAsync(NewAddress proven, string agreedTo, CancellationToken cancellation)
    {
        var normalized = people.NormalizeEmail(proven.Address);
        // The name of another's account may be this address too: people sign in with either.
        if (await db.People.AnyAsync(p => p.Id != proven.PersonId && (p.NormalizedEmail == normalized || p.NormalizedUserName == normalized), cancellation))
            return false;
        var person = await db.People.FirstAsync(p => p.Id == proven.PersonId, cancellation);
        person.Email = proven.Address;
        person.NormalizedEmail = normalized;
        person.EmailConfirmed = true;
        db.NewAddresses.Remove(proven);
        await EndConsentAsync(person.Id, cancellation);
        db.Consents.Add(new Consent { PersonId = person.Id, Purpose = ConsentToMail, Wording = agreedTo, Language = Speaking.Language, GivenAt = time.GetUtcNow() });
        db.Record("accounts.address.confirm", $"person:{person.Id}");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }

        await notices.TellAsync(new Notice(person.Id, "accounts.notice.address", [proven.Address], "/toi/thu", $"address:{proven.AskedAt:O}"), cancellation);
        return true;
    }

    /// <summary>No letters any more, whether proven or waiting; the name to sign in with stays.</summary>
    internal async Task RemoveAsync(Guid personId, CancellationToken cancellation)
    {
        var person = await db.People.FirstAsync(p => p.Id == personId, cancellation);
        (person.Email, person.NormalizedEmail, person.EmailConfirmed) = (null, null, false);
        await EndConsentAsync(personId, cancellation);
        await db.NewAddresses.Where(a => a.PersonId == personId).ExecuteDeleteAsync(cancellation);
        db.Record("accounts.address.remove", $"person:{personId}");
        await db.SaveChangesAsync(cancellation);
    }

    private async Task EndConsentAsync(Guid personId, CancellationToken cancellation)
    {
        foreach (var consent in await db.Consents.Where(c => c.PersonId == personId && c.Purpose == ConsentToMail && c.EndedAt == null).ToListAsync(cancellation))
            consent.EndedAt = time.GetUtcNow();
    }
}
