using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Passwords;

namespace OerPortal.Accounts.SignIn;

/// <summary>Decides whether a name and a password belong together. Takes the same time for unknown names.</summary>
internal sealed class SignInCheck(
    AccountsDbContext db, UserManager<Person> people, SignInAttempts attempts, KnownDevices devices, PasswordHashing hashing, TimeProvider time)
{
    /// <summary>What one in a crowded address waits for an answer, right or wrong.</summary>
    internal static readonly TimeSpan CrowdedAnswersTake = TimeSpan.FromSeconds(2);

    /// <param name="login">User name or e-mail address.</param>
    /// <exception cref="Cms.Web.PortalBusyException">Too many sign in at once.</exception>
    internal async Task<SignInOutcome> CheckAsync(string login, string password, HttpContext http, CancellationToken cancellation)
    {
        var name = people.NormalizeName(login.Trim())!;
        // User names hold no @, so one person at most answers to the text.
        var person = await db.People.FirstOrDefaultAsync(
            p => p.ErasedAt == null && (p.NormalizedUserName == name || p.NormalizedEmail == name), cancellation);
        var device = devices.MarkOf(http.Request, person?.Id);
        var address = http.Connection.RemoteIpAddress;
        var attempt = await attempts.BeginAsync(name, address, device, cancellation);
        if (attempt.MustWait)
            return new SignInOutcome(null, attempt.Wait);
        if (attempt.IsCrowded)
            await Task.Delay(CrowdedAnswersTake, time, cancellation);

        var who = device is null ? HashingFor.Stranger(address) : HashingFor.Known;
        if (!await hashing.FitsAsync(person, password, who, cancellation))
        {
            await attempts.FailedAsync(person?.Id, name, cancellation);
            return new SignInOutcome(null, TimeSpan.Zero);
        }

        await db.SaveChangesAsync(cancellation);
        await attempts.ForgiveAsync(attempt, cancellation);
        return new SignInOutcome(person, TimeSpan.Zero);
    }
}

/// <param name="Person">Null when name and password do not belong together, or when the try came too early.</param>
/// <param name="Wait">How long to wait before trying again; zero when the try was looked at.</param>
internal sealed record SignInOutcome(Person? Person, TimeSpan Wait);
