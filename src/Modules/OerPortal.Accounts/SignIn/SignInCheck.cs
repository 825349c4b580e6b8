using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;

namespace OerPortal.Accounts.SignIn;

/// <summary>Decides whether a name and a password belong together. Takes the same time for unknown names.</summary>
internal sealed class SignInCheck(
    AccountsDbContext db, UserManager<Person> people, SignInAttempts attempts, AbsentPerson absent)
{
    /// <param name="login">User name or e-mail address.</param>
    internal async Task<SignInOutcome> CheckAsync(string login, string password, IPAddress? address, CancellationToken cancellation)
    {
        var name = people.NormalizeName(login.Trim())!;
        var wait = await attempts.CountAsync(name, address, cancellation);
        if (wait > TimeSpan.Zero)
            return new SignInOutcome(null, wait);

        // User names hold no @, so one person at most answers to the text.
        var person = await db.People.FirstOrDefaultAsync(
            p => p.ErasedAt == null && (p.NormalizedUserName == name || p.NormalizedEmail == name), cancellation);
        if (!await PasswordFitsAsync(person, password))
            return new SignInOutcome(null, TimeSpan.Zero);
        if (person!.TwoFactorEnabled)
            await attempts.TakeBackAsync(name, address, cancellation);
        else
            await attempts.ForgiveAsync(name, address, cancellation);
        return new SignInOutcome(person, TimeSpan.Zero);
    }

    private async Task<bool> PasswordFitsAsync(Person? person, string password)
    {
        if (person?.PasswordHash is not null)
            return await people.CheckPasswordAsync(person, password);
        absent.Verify(password);
        return false;
    }
}

/// <param name="Person">Null when name and password do not belong together, or when the try came too early.</param>
/// <param name="Wait">How long to wait before trying again; zero when the try was looked at.</param>
internal sealed record SignInOutcome(Person? Person, TimeSpan Wait);
