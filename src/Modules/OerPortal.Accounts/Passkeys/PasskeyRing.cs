using System.Buffers.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;

namespace OerPortal.Accounts.Passkeys;

/// <summary>
/// A person's passkeys, by ASP.NET Core Identity's own handler. Each asks for the finger, face or PIN of its device, so it stands for
/// both steps of signing in. See docs/adr/0048-passkeys.md.
/// </summary>
internal sealed class PasskeyRing(AccountsDbContext db, UserManager<Person> people, IPasskeyHandler<Person> handler, PasskeyState state, INotices notices, TimeProvider time)
{
    internal const int MostOfAPerson = 10;

    internal const int NameLength = 60;

    /// <summary>An answer of a device is some hundred letters; with an attestation some thousand.</summary>
    private const int LongestAnswer = 16 << 10;

    private const string Adding = "add";
    private const string Entering = "enter";

    internal async Task<IReadOnlyList<Passkey>> OfAsync(Person person)
        => [.. (await people.GetPasskeysAsync(person)).OrderBy(k => k.CreatedAt).Select(k => new Passkey(Base64Url.EncodeToString(k.CredentialId), k.Name ?? "", k.CreatedAt, k.IsBackedUp))];

    /// <returns>What <c>navigator.credentials.create</c> is given.</returns>
    internal async Task<string> OfferAsync(HttpContext http, Person person)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = person.Id.ToString(), Name = person.UserName!, DisplayName = person.DisplayName }, http);
        state.Keep(http, Adding, made.AttestationState!);
        return made.CreationOptionsJson;
    }

    /// <returns>False when the answer is not one to what this person was asked.</returns>
    internal async Task<bool> AddAsync(HttpContext http, Person person, string answer, string name, CancellationToken cancellation)
    {
        if (answer.Length > LongestAnswer || state.Take(http, Adding) is not { } asked || (await people.GetPasskeysAsync(person)).Count >= MostOfAPerson)
            return false;
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = answer, AttestationState = asked });
        if (!result.Succeeded || result.UserEntity.Id != person.Id.ToString())
            return false;
        result.Passkey.Name = name;
        db.Record("accounts.passkey.add", $"person:{person.Id}");
        if (!(await people.AddOrUpdatePasskeyAsync(person, result.Passkey)).Succeeded)
            return false;
        await notices.TellAsync(new Notice(person.Id, "accounts.notice.passkeyAdded", [name], "/toi/khoa", $"passkey:{time.GetUtcNow():O}"), cancellation);
        return true;
    }

    /// <returns>False when the person has no such key.</returns>
    internal async Task<bool> RenameAsync(Person person, string id, string name)
    {
        if (await FindAsync(person, id) is not { } key)
            return false;
        key.Name = name;
        return (await people.AddOrUpdatePasskeyAsync(person, key)).Succeeded;
    }

    /// <inheritdoc cref="RenameAsync" path="/returns"/>
    internal async Task<bool> RemoveAsync(Person person, string id)
    {
        if (await FindAsync(person, id) is not { } key)
            return false;
        db.Record("accounts.passkey.remove", $"person:{person.Id}");
        return (await people.RemovePasskeyAsync(person, key.CredentialId)).Succeeded;
    }

    /// <summary>Of nobody in particular: which person it is, the device says.</summary>
    /// <returns>What <c>navigator.credentials.get</c> is given.</returns>
    internal async Task<string> AskAsync(HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(null, http);
        state.Keep(http, Entering, made.AssertionState!);
        return made.RequestOptionsJson;
    }

    /// <summary>Whose passkey answered; null when none did as it should.</summary>
    internal async Task<Person?> EnterAsync(HttpContext http, string answer)
    {
        if (answer.Length > LongestAnswer || state.Take(http, Entering) is not { } asked)
            return null;
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = answer, AssertionState = asked });
        // Its counter is kept with the key: a copy of the device would fall behind.
        return result.Succeeded && result.User.ErasedAt is null && (await people.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded ? result.User : null;
    }

    private async Task<UserPasskeyInfo?> FindAsync(Person person, string id)
        => id.Length <= 2000 && Base64Url.IsValid(id) ? await people.GetPasskeyAsync(person, Base64Url.DecodeFromChars(id)) : null;
}

/// <param name="Id">Its credential id in base64url.</param>
/// <param name="IsBackedUp">The device's maker keeps it for all devices of the person.</param>
internal sealed record Passkey(string Id, string Name, DateTimeOffset Since, bool IsBackedUp);
