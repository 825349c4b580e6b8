using Microsoft.Extensions.Options;
using OerPortal.Cms.Security;

namespace OerPortal.SignOn;

/// <summary>Section <c>SignOn</c> of the settings. Nothing of it is on by itself, and what is off takes part in no request.</summary>
public sealed record SignOnSettings
{
    public ProviderSettings Provider { get; init; } = new();

    /// <summary>Providers that people may sign in by.</summary>
    public OutsideProvider[] Clients { get; init; } = [];

    internal bool HasClients => Clients.Length > 0;

    internal bool IsOn => Provider.Enabled || HasClients;

    internal OutsideProvider? Find(string? id) => Array.Find(Clients, c => c.Id == id);

    /// <exception cref="OptionsValidationException">A provider is not described in full, or two are called alike.</exception>
    internal void Demand()
    {
        foreach (var client in Clients)
            client.Demand();
        if (Clients.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count() != Clients.Length)
            throw Wrong("two providers have the same Id.");
    }

    internal static OptionsValidationException Wrong(string what) => new("SignOn", typeof(SignOnSettings), [$"SignOn__Clients: {what}"]);
}

/// <summary>The portal as provider.</summary>
public sealed record ProviderSettings
{
    public bool Enabled { get; init; }

    /// <summary>Hosts in the operator's own network that are told when somebody signs out (<c>name</c> or <c>name:port</c>).</summary>
    public string AllowedHosts { get; init; } = "";
}

/// <summary>One provider that people may sign in by.</summary>
public sealed record OutsideProvider
{
    /// <summary>Stands in addresses and rows; never changes.</summary>
    public string Id { get; init; } = "";

    /// <summary>As people read it on the button.</summary>
    public string Name { get; init; } = "";

    public string Issuer { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string? ClientSecret { get; init; }

    public string Scopes { get; init; } = "openid profile email";

    /// <summary>Whether the operator believes the provider's <c>email_verified</c>: readers with that proven address are then linked at their first sign-in.</summary>
    public bool LinksByEmail { get; init; }

    /// <summary>Whether people who are new here get an account.</summary>
    public bool OpensAccounts { get; init; } = true;

    /// <summary>Which claims give which roles. Without a rule none does.</summary>
    public RoleRule[] Roles { get; init; } = [];

    internal void Demand()
    {
        if (Id.Length is 0 or > 40 || !Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw SignOnSettings.Wrong($"the Id '{Id}' must be lower-case letters, digits and hyphens.");
        if (Name.Length == 0 || ClientId.Length == 0 || !Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("https" or "http"))
            throw SignOnSettings.Wrong($"'{Id}' needs Name, Issuer (an address) and ClientId.");
        if (Roles.Any(r => r.Claim.Length == 0 || r.Value.Length == 0 || r.Role is not (SiteRole.Reader or SiteRole.Teacher or SiteRole.Librarian)))
            throw SignOnSettings.Wrong($"each of the Roles of '{Id}' needs Claim, Value and one of the roles Reader, Teacher, Librarian.");
    }
}

/// <summary>Who has the value in the claim has the role at the school for as long as that is so.</summary>
public sealed record RoleRule
{
    public string Claim { get; init; } = "";

    public string Value { get; init; } = "";

    /// <summary>Slug of the school.</summary>
    public string School { get; init; } = "";

    public SiteRole Role { get; init; }
}
