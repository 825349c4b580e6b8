using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Passwords;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Mail;

namespace OerPortal.Accounts.Letters;

/// <summary>A new password for who forgot the old one, by a link in a letter to their proven address.</summary>
internal sealed class PasswordLinks(
    AccountsDbContext db, UserManager<Person> people, SignInAttempts attempts, PasswordHashing hashing, OwnAccount own, Sessions sessions, INotices notices, TimeProvider time)
{
    internal static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>The same is done, and told, for names that nobody has.</summary>
    /// <param name="login">User name or e-mail address.</param>
    /// <returns>How long to wait before asking from here again; zero when it was done.</returns>
    internal async Task<TimeSpan> AskAsync(string login, IPAddress? address, CancellationToken cancellation)
    {
        var wait = await attempts.CountAskedLinkAsync(address, cancellation);
        if (wait > TimeSpan.Zero)
            return wait;
        var name = people.NormalizeName(login.Trim())!;
        var found = await db.People.Where(p => p.ErasedAt == null && p.EmailConfirmed && (p.NormalizedUserName == name || p.NormalizedEmail == name))
            .Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellation);
        // Nobody's letter box is filled by others: what is asked too often is done by the letters that were sent.
        if (await attempts.CountLetterAsync(found?.ToString() ?? name, cancellation) > TimeSpan.Zero)
            return TimeSpan.Zero;
        db.Enqueue(new SendLetter(PasswordLetter.KindOfLetter, (found ?? Guid.CreateVersion7()).ToString("N"), time.GetUtcNow(), IsAwaited: true));
        await db.SaveChangesAsync(cancellation);
        return TimeSpan.Zero;
    }

    /// <summary>Ends what link the person had.</summary>
    /// <returns>What stands in the new link.</returns>
    internal async Task<string> MakeAsync(Guid personId, CancellationToken cancellation)
    {
        var (text, hash) = LinkSecret.New();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into accounts.password_link (person_id, hash, expires_at) values ({personId}, {hash}, {time.GetUtcNow() + Lasts})
            on conflict (person_id) do update set hash = excluded.hash, expires_at = excluded.expires_at
            """,
            cancellation);
        return text;
    }

    /// <summary>Whose link it is; null when it is of nobody, too old, used, or ended by a newer one.</summary>
    internal Task<Person?> FindAsync(string secret, CancellationToken cancellation)
    {
        var hash = LinkSecret.HashOf(secret);
        var now = time.GetUtcNow();
        return db.People.FirstOrDefaultAsync(
            p => p.ErasedAt == null && db.PasswordLinks.Any(l => l.PersonId == p.Id && l.Hash == hash && l.ExpiresAt > now), cancellation);
    }

    /// <summary>Sets the password and ends all sessions; the second step, where there is one, is asked for as ever.</summary>
    /// <returns>A fault's code; null when it is done.</returns>
    internal async Task<string?> UseAsync(Person person, string secret, string wanted, IPAddress? address, CancellationToken cancellation)
    {
        if (await own.FaultAsync(person, wanted, cancellation) is { } fault)
            return fault;
        var hash = LinkSecret.HashOf(secret);
        var made = await hashing.HashAsync(wanted, HashingFor.Stranger(address), cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // One delete decides, so that a link that is sent twice at once works once.
        if (await db.PasswordLinks.Where(l => l.PersonId == person.Id && l.Hash == hash).ExecuteDeleteAsync(cancellation) != 1)
            return LinkIsOver;
        person.PasswordHash = made;
        person.PasswordIsTemporary = false;
        person.PasswordIsShort = PasswordRules.IsShort(wanted);
        db.Record("accounts.password.link", $"person:{person.Id}");
        await people.UpdateSecurityStampAsync(person);
        await sessions.EndOthersAsync(person.Id, except: null, cancellation);
        await notices.TellAsync(new Notice(person.Id, "accounts.notice.passwordByLink", [], "/toi", $"password-link:{time.GetUtcNow():O}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    internal const string LinkIsOver = nameof(LinkIsOver);
}
