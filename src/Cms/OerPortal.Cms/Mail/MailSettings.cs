using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using MimeKit;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Hosting;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Mail;

/// <summary>
/// <c>Mail:Host</c> with <c>Port</c>, <c>Security</c> (<c>starttls</c>, <c>tls</c>, <c>none</c>), <c>User</c>, <c>Password</c>, <c>From</c>, <c>FromName</c>; or
/// <c>Mail:Folder</c>, which development has without being told.
/// </summary>
internal sealed class MailSettings
{
    /// <exception cref="StartRefusedException">They make no sense together.</exception>
    public MailSettings(IConfiguration configuration, IHostEnvironment environment, PortalFolders folders, PortalAddress portal)
    {
        var set = configuration.GetSection("Mail");
        Host = set["Host"] is { Length: > 0 } host ? host : null;
        Folder = set["Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : environment.IsDevelopment() ? Path.Combine(folders.Data, "mail") : null;
        From = set["From"] is { Length: > 0 } from ? from : "khong-tra-loi@localhost";
        FromName = set["FromName"];
        (User, Password) = (set["User"] is { Length: > 0 } user ? user : null, set["Password"] ?? "");
        Security = (set["Security"] ?? "starttls").ToLowerInvariant() switch
        {
            "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            var other => throw new StartRefusedException($"Mail__Security is '{other}'; it must be starttls, tls or none."),
        };
        Port = set.GetValue("Port", Security == SecureSocketOptions.SslOnConnect ? 465 : Security == SecureSocketOptions.StartTls ? 587 : 25);
        Origin = portal.Origin ?? $"http://localhost{(configuration["PORT"] is { Length: > 0 } port ? ":" + port : "")}";
        if (Host is not null)
            Demand(set, portal);
    }

    public MailWay Way => Host is not null ? MailWay.Smtp : Folder is not null ? MailWay.Folder : MailWay.None;

    public string? Host { get; }

    public int Port { get; }

    public SecureSocketOptions Security { get; }

    public string? User { get; }

    public string Password { get; }

    public string From { get; }

    public string? FromName { get; }

    public string? Folder { get; }

    /// <summary>What links in letters begin with.</summary>
    public string Origin { get; }

    private void Demand(IConfigurationSection set, PortalAddress portal)
    {
        if (!MailboxAddress.TryParse(set["From"], out _))
            throw new StartRefusedException("Mail__From must be the address that letters come from, such as hoclieu@example.edu.vn.");
        if (portal.Origin is null)
            throw new StartRefusedException("Letters carry links: set Portal__Address too, for example to https://hoclieu.example.edu.vn.");
        if (User is not null && Security == SecureSocketOptions.None && Host is not ("localhost" or "127.0.0.1" or "::1"))
            throw new StartRefusedException("Mail__User would go over the network unsealed: set Mail__Security to starttls or tls.");
    }
}
