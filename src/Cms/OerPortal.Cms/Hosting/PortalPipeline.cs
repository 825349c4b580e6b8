using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Blobs.S3;
using OerPortal.Cms.Data;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Postgres;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Hosting;

/// <summary>The way of a request through the portal, and the way the process starts.</summary>
public static class PortalPipeline
{
    /// <summary>Migrates, then serves, or does the command-line verb named by the first argument.</summary>
    public static async Task<int> RunPortalAsync(this WebApplication app, string[] arguments)
    {
        var isVerb = arguments is [var first, ..] && !first.StartsWith('-');
        if (!isVerb)
            FreePorts.Demand(app.Configuration["urls"]);
        await app.PrepareAsync();
        if (isVerb)
            return await app.DoVerbAsync(arguments[0], arguments[1..]);
        await app.Services.GetRequiredService<KeyRing>().PrepareAsync(CancellationToken.None);
        app.UsePortal();
        // Asked for now: whoever stops the application takes its services along.
        var services = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        await app.RunAsync();
        // A service manager starts again what ended with a fault.
        return services.Exists(s => s.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
    }

    private static async Task PrepareAsync(this WebApplication app)
    {
        // Made first, so disposed last: the server outlives every connection.
        app.Services.GetService<EmbeddedPostgres>();
        // A wrong setting is told before anything is changed or begun.
        app.Services.GetRequiredService<PortalAddress>();
        app.Services.GetRequiredService<ContentHosts>();
        app.Services.GetRequiredService<PortalKey>();
        app.Services.GetRequiredService<MailSettings>();
        if (app.Services.GetService<S3StartCheck>() is { } bucket)
            await bucket.RunAsync(CancellationToken.None);
        // Quarantined files, drafts, books of one school: nobody else's on this machine.
        var folders = app.Services.GetRequiredService<PortalFolders>();
        PrivateFolder.Ensure(folders.Blobs);
        PrivateFolder.Ensure(folders.Temp);
        await app.Services.GetRequiredService<MigrationRunner>().RunAsync(CancellationToken.None);
        await app.EnsurePortalSiteAsync();
        await app.Services.GetRequiredService<SiteDirectory>().LoadAsync(CancellationToken.None);
    }

    private static async Task EnsurePortalSiteAsync(this WebApplication app)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into cms.site (id, kind, slug, name, subtitle, accent)
            select @id, 0, '', @name, @subtitle, 'rung' where not exists (select 1 from cms.site where kind = 0)
            on conflict do nothing
            """,
            new
            {
                id = Guid.CreateVersion7(),
                name = app.Configuration["Portal:Name"] ?? "Kho học liệu số",
                subtitle = app.Configuration["Portal:Subtitle"] ?? "Sở Giáo dục và Đào tạo",
            });
    }

    private static async Task<int> DoVerbAsync(this WebApplication app, string name, string[] arguments)
    {
        await using var scope = app.Services.GetRequiredService<SystemScope>().Open();
        var verbs = scope.ServiceProvider.GetServices<IPortalVerb>().ToList();
        if (verbs.FirstOrDefault(v => v.Name == name) is { } verb)
            return await verb.RunAsync(arguments, app.Lifetime.ApplicationStopping);

        await Console.Error.WriteLineAsync($"Unknown verb '{name}'. Known verbs:");
        foreach (var known in verbs)
            await Console.Error.WriteLineAsync($"  {known.Name,-18} {known.Description}");
        return 2;
    }

    private static void UsePortal(this WebApplication app)
    {
        var away = app.Services.GetRequiredService<DatabaseAway>();
        if (app.Configuration.GetValue("Portal:BehindProxy", false))
            app.UseForwardedHeaders(BehindProxy(app.Configuration));
        app.Use(app.Services.GetRequiredService<WarmUp>().Before);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ContentGate>();
        app.UseMiddleware<KnownHosts>();
        app.UseMiddleware<HashedAssets>();
        app.UseRequestLocalization();
        app.UseWhen(http => ErrorAnswers.WantsPage(http.Request), pages => pages.UseStatusCodePagesWithReExecute("/loi/{0}"));
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorAnswers.ExceptionAsync, SuppressDiagnosticsCallback = context => context.Exception is BlobUnavailableException or BlobStoreAwayException || HasGone(context) || away.SaysFor(context) });
        app.UseMiddleware<SiteMiddleware>();
        app.UseRouting();
        app.UseMiddleware<WithoutSession>();
        app.UseMiddleware<UnknownSchoolAnswer>();
        app.UseAuthentication();
        app.UseWhen(WithoutSession.Is, guests => guests.Use(WithoutSession.ForgetPersonAsync));
        app.UseMiddleware<OpenedThings>();
        app.UseMiddleware<UseWatch>();
        app.UseOutputCache();
        app.UseMiddleware<GuestETag>();
        app.UseResponseCompression();
        app.UseMiddleware<FeatureGate>();
        app.UseAuthorization();
        app.MapPortal();
    }

    // Whoever closes the page in the middle of what it sends is no fault of the portal.
    private static bool HasGone(ExceptionHandlerSuppressDiagnosticsContext context)
        => context.Exception is BadHttpRequestException || context.Exception.InnerException is BadHttpRequestException;

    /// <summary>The operator says that only the proxy reaches the portal; it may be another machine or container.</summary>
    private static ForwardedHeadersOptions BehindProxy(IConfiguration configuration)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        // Proxies pass on the visitor's own X-Forwarded-Host unless they are told to set it.
        if (configuration.GetValue("Portal:ForwardedHost", false))
            options.ForwardedHeaders |= ForwardedHeaders.XForwardedHost;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        return options;
    }

    private static void MapPortal(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        VisitorPreferences.Map(app);
        Health.Map(app);
        foreach (var module in app.Services.GetServices<ModuleInfo>())
            module.Startup.Map(app);
    }
}
