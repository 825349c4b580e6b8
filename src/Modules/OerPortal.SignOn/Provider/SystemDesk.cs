using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.SignOn.Data;
using OerPortal.SignOn.Models;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using static OpenIddict.Abstractions.OpenIddictConstants;
using May = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace OerPortal.SignOn.Provider;

/// <summary>Registers, changes and ends the systems that sign people in by the portal.</summary>
internal sealed class SystemDesk(SignOnDbContext db, OpenIddictApplicationManager<RegisteredSystem> systems, Visits visits, TimeProvider time)
{
    private const string IdLetters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int IdLength = 16;
    private const int SecretBytes = 32;

    internal async Task<IReadOnlyList<RegisteredSystem>> ListAsync(CancellationToken cancellation)
        => await db.Systems.AsNoTracking().OrderBy(s => s.EndedAt != null).ThenBy(s => s.DisplayName).ToListAsync(cancellation);

    internal Task<RegisteredSystem?> FindAsync(Guid id, CancellationToken cancellation) => db.Systems.FirstOrDefaultAsync(s => s.Id == id, cancellation);

    internal Task<RegisteredSystem?> ByClientIdAsync(string? clientId, CancellationToken cancellation) => db.Systems.FirstOrDefaultAsync(s => s.ClientId == clientId && s.EndedAt == null, cancellation);

    /// <returns>The system, and its secret, to be shown once; null for those that could keep none.</returns>
    internal async Task<(RegisteredSystem System, string? Secret)> RegisterAsync(SystemForm form, CancellationToken cancellation)
    {
        var system = new RegisteredSystem { MadeAt = time.GetUtcNow() };
        var described = Describe(form);
        described.ClientId = RandomNumberGenerator.GetString(IdLetters, IdLength);
        described.ClientSecret = form.Kind == SystemKind.Website ? NewSecret() : null;
        await systems.PopulateAsync(system, described, cancellation);
        Keep(system, form);
        var secret = system.ClientSecret;
        system.ClientSecret = null;
        // The id is made when it is saved; the line of the log goes with the second save.
        await systems.CreateAsync(system, secret, cancellation);
        await RecordAsync("signon.system.register", system, cancellation);
        return (system, secret);
    }

    internal async Task ChangeAsync(RegisteredSystem system, SystemForm form, CancellationToken cancellation)
    {
        form.Kind = system.Kind;
        var described = Describe(form);
        (described.ClientId, described.ClientSecret) = (system.ClientId, system.ClientSecret);
        await systems.PopulateAsync(system, described, cancellation);
        Keep(system, form);
        await systems.UpdateAsync(system, cancellation);
        await RecordAsync("signon.system.change", system, cancellation);
    }

    /// <returns>The new secret, to be shown once; the old one counts no more.</returns>
    internal async Task<string> RenewSecretAsync(RegisteredSystem system, CancellationToken cancellation)
    {
        var secret = NewSecret();
        await systems.UpdateAsync(system, secret, cancellation);
        await RecordAsync("signon.system.secret", system, cancellation);
        return secret;
    }

    /// <summary>Nobody is signed in there by the portal any more, and nobody new is let in.</summary>
    internal async Task EndAsync(RegisteredSystem system, CancellationToken cancellation)
    {
        await visits.EndAsync(await db.Visits.Where(v => v.SystemId == system.Id).ToListAsync(cancellation), cancellation);
        system.EndedAt = time.GetUtcNow();
        (system.Permissions, system.RedirectUris, system.PostLogoutRedirectUris) = (null, null, null);
        await systems.UpdateAsync(system, cancellation);
        await db.Allowances.Where(a => a.Application!.Id == system.Id).ExecuteDeleteAsync(cancellation);
        await RecordAsync("signon.system.end", system, cancellation);
    }

    internal static SystemForm FormOf(RegisteredSystem system) => new()
    {
        Name = system.DisplayName,
        Kind = system.Kind,
        Redirects = string.Join('\n', ListOf(system.RedirectUris)),
        AfterSignOut = string.Join('\n', ListOf(system.PostLogoutRedirectUris)),
        LogoutAddress = system.LogoutAddress,
        IsThirdParty = IsThirdParty(system),
        Scopes = [.. ScopesOf(system)],
    };

    internal static bool IsThirdParty(RegisteredSystem system) => system.ConsentType != ConsentTypes.Implicit;

    internal static IReadOnlyList<string> ScopesOf(RegisteredSystem system)
    {
        var may = ListOf(system.Permissions);
        return [.. GrantedScopes.All.Where(s => may.Contains(s == Scopes.OfflineAccess ? May.GrantTypes.RefreshToken : May.Prefixes.Scope + s))];
    }

    private static OpenIddictApplicationDescriptor Describe(SystemForm form)
    {
        var described = new OpenIddictApplicationDescriptor
        {
            DisplayName = form.Name,
            ApplicationType = form.Kind == SystemKind.App ? ApplicationTypes.Native : ApplicationTypes.Web,
            ClientType = form.Kind == SystemKind.Website ? ClientTypes.Confidential : ClientTypes.Public,
            ConsentType = form.IsThirdParty ? ConsentTypes.Explicit : ConsentTypes.Implicit,
        };
        described.RedirectUris.UnionWith(form.RedirectLines.Select(line => new Uri(line)));
        described.PostLogoutRedirectUris.UnionWith(form.AfterSignOutLines.Select(line => new Uri(line)));
        described.Permissions.UnionWith([May.Endpoints.Token, May.Endpoints.Revocation]);
        described.Permissions.UnionWith(form.Kind == SystemKind.Device
            ? [May.Endpoints.DeviceAuthorization, May.GrantTypes.DeviceCode]
            : [May.Endpoints.Authorization, May.Endpoints.EndSession, May.GrantTypes.AuthorizationCode, May.ResponseTypes.Code]);
        if (form.Kind == SystemKind.Website)
            described.Permissions.Add(May.Endpoints.Introspection);
        if (form.Scopes.Contains(Scopes.OfflineAccess))
            described.Permissions.Add(May.GrantTypes.RefreshToken);
        described.Permissions.UnionWith(GrantedScopes.All.Where(s => s != Scopes.OfflineAccess && form.Scopes.Contains(s)).Select(s => May.Prefixes.Scope + s));
        return described;
    }

    private static void Keep(RegisteredSystem system, SystemForm form) => (system.Kind, system.LogoutAddress) = (form.Kind, form.ToldAt);

    private async Task RecordAsync(string action, RegisteredSystem system, CancellationToken cancellation)
    {
        db.Record(action, $"system:{system.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    private static string[] ListOf(string? json) => json is null ? [] : JsonSerializer.Deserialize<string[]>(json) ?? [];
}
