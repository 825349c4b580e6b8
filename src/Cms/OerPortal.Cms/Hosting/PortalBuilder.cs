using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Npgsql;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Data;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Localization;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Outside;
using OerPortal.Cms.Postgres;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Verbs;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Hosting;

/// <summary>Puts the kernel and all modules into a host.</summary>
public static class PortalBuilder
{
    /// <summary>Registers everything; starts the embedded PostgreSQL first when no <c>ConnectionStrings:Portal</c> is set.</summary>
    public static async Task AddPortalAsync(this WebApplicationBuilder builder)
    {
        NativeMemory.KeepLittle();
        UtcTimes.Register();
        var folders = new PortalFolders(Path.GetFullPath(builder.Configuration["OER_DATA"] ?? ".data"));
        var catalogue = ModuleCatalogue.Discover();
        builder.Services.AddSingleton(folders).AddSingleton(catalogue);
        foreach (var module in catalogue.Modules)
            builder.Services.AddSingleton(module);

        builder.ListenAndLog();
        builder.AddTelemetry();
        await builder.AddDatabaseAsync(folders);
        builder.Services.AddKernel().AddBlobs(builder.Configuration).AddWork().AddMail().AddWeb(builder.Environment, catalogue);
        foreach (var module in catalogue.Modules)
            module.Startup.ConfigureServices(builder.Services, builder.Configuration);
    }

    private static void ListenAndLog(this WebApplicationBuilder builder)
    {
        // Started from a build folder, assets lie in their projects; a published portal has them beside it.
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, $"{builder.Environment.ApplicationName}.staticwebassets.runtime.json")))
            builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A question of 2,000 Vietnamese letters, encoded in an address, is longer than the usual 8 kB.
            kestrel.Limits.MaxRequestLineSize = 32 << 10;
            // Twenty uploads at once keep 5 MB waiting here, not 20.
            kestrel.Limits.MaxRequestBufferSize = 256 << 10;
        });
        if (builder.Configuration["PORT"] is { Length: > 0 } port)
            builder.WebHost.UseUrls($"http://localhost:{port}");
        if (!builder.Environment.IsDevelopment())
            builder.Logging.ClearProviders().AddJsonConsole(json => json.UseUtcTimestamp = true);
    }

    private static async Task AddDatabaseAsync(this WebApplicationBuilder builder, PortalFolders folders)
    {
        var configured = builder.Configuration.GetConnectionString("Portal");
        if (string.IsNullOrEmpty(configured))
        {
            using var logging = LoggerFactory.Create(l => l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole(c => c.SingleLine = true));
            var embedded = await EmbeddedPostgres.StartAsync(
                Path.Combine(folders.Data, "postgres"), new EmbeddedPostgresOptions(), logging.CreateLogger<EmbeddedPostgres>(), CancellationToken.None);
            builder.Services.AddSingleton(_ => embedded).AddHostedService<PostgresWatch>();
            configured = embedded.ConnectionString;
        }

        builder.Services.AddSingleton(_ => new NpgsqlDataSourceBuilder(configured).Build());
    }

    private static IServiceCollection AddKernel(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton<SiteDirectory>().AddSingleton<ISites>(s => s.GetRequiredService<SiteDirectory>()).AddSingleton<SchoolFinder>();
        services.AddSingleton<ISchoolMerging, SchoolMerging>();
        services.AddSingleton<LastErrors>().AddSingleton<ILastErrors>(s => s.GetRequiredService<LastErrors>()).AddSingleton<ILoggerProvider>(s => s.GetRequiredService<LastErrors>());
        services.AddScoped<SiteContext>().AddScoped<ISiteContext>(s => s.GetRequiredService<SiteContext>());
        services.AddScoped<ActingSystem>().AddScoped<ICurrentPerson, CurrentPerson>();
        services.AddScoped<ModuleDataScope>();
        services.AddSingleton<SystemScope>();
        services.AddSingleton<MigrationRunner>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<INameResolution, SystemNames>().AddSingleton<IOutsideDoors, OutsideDoors>();
        services.AddSingleton<RecipeRunner>();
        services.AddScoped<IPortalVerb, MigrateVerb>().AddScoped<IPortalVerb, RecipeVerb>().AddScoped<IPortalVerb, ForgetKeysVerb>();
        services.AddSingleton(s => new JsonStrings(s.GetRequiredService<ModuleCatalogue>().Assemblies));
        services.AddSingleton<IStringLocalizer>(s => s.GetRequiredService<JsonStrings>());
        services.AddSingleton<IStringLocalizerFactory, JsonStringsFactory>();
        return services;
    }

    private static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSingleton<Hearing>().AddSingleton<IHearing>(s => s.GetRequiredService<Hearing>());
        services.AddSingleton<WorkSignal>().AddSingleton<IWorkSignal>(s => s.GetRequiredService<WorkSignal>());
        services.AddSingleton<OutboxQueue>().AddSingleton<OutboxDelivery>().AddHostedService<OutboxWorker>();
        services.AddSingleton<JobQueue>().AddSingleton<JobRun>().AddHostedService<JobWorker>();
        services.AddSingleton<JobDesk>().AddSingleton<IJobs>(s => s.GetRequiredService<JobDesk>()).AddSingleton<IJobOverview, JobOverview>();
        services.AddHostedService<RecurringJobs>().AddHostedService<NotificationListener>().AddHostedService<RecipeAtStart>();
        services.AddSingleton<WarmUp>().AddHostedService(s => s.GetRequiredService<WarmUp>());
        return services;
    }

    private static void AddWeb(this IServiceCollection services, IHostEnvironment environment, ModuleCatalogue catalogue)
    {
        services.AddRazorPages().AddDataAnnotationsLocalization().ConfigureApplicationPartManager(parts => AddMissing(parts, catalogue));
        services.AddSingleton<IConfigureOptions<MvcOptions>, FormMessages>();
        services.Configure<MvcOptions>(o => o.Filters.Add<KnownVerbs>());
        // Vietnamese is text, not an exception: no numeric entities for it.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(System.Text.Unicode.UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture(VisitorPreferences.Vietnamese);
            o.SupportedCultures = o.SupportedUICultures = [VisitorPreferences.Vietnamese, VisitorPreferences.English];
            o.RequestCultureProviders = [new CustomRequestCultureProvider(VisitorPreferences.LanguageOf)];
        });
        services.AddAntiforgery(o =>
        {
            o.HeaderName = "RequestVerificationToken";
            o.Cookie.BindToHost("oer.csrf", environment);
        });
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.BindToHost("oer.said", environment));
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>().AddScoped<IAuthorizationHandler, PermissionCheck>();
        services.AddSingleton<BuiltParts>().AddSingleton<PortalAddress>().AddSingleton<ContentHosts>().AddSingleton<DatabaseAway>();
        services.AddSingleton<ChangeNumbers>();
        services.AddSingleton<KeptParts>().AddSingleton<IKeptParts>(s => s.GetRequiredService<KeptParts>());
        services.AddSingleton<PageCache>().AddSingleton<IPageCache>(s => s.GetRequiredService<PageCache>());
        services.AddOutputCache(o =>
        {
            o.AddBasePolicy(new GuestCachePolicy());
            o.SizeLimit = 16 << 20;
            o.MaximumBodySize = 512 << 10;
        });
        services.AddResponseCompression(o =>
        {
            // Pages hold no secret beside text an attacker can choose; the antiforgery token is masked anew in each answer.
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json", "application/webpub+json", "application/vnd.readium.position-list+json", "application/smil+xml", "application/ld+json", "application/opds+json", "application/opds-publication+json", "application/atom+xml", "application/opensearchdescription+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.AddProblemDetails();
        services.Configure<FormOptions>(o => o.ValueCountLimit = 2000);
        services.AddDataProtection().SetApplicationName("OerPortal");
        services.AddSingleton<PortalKey>().AddSingleton<IDerivedKeys>(s => s.GetRequiredService<PortalKey>()).AddSingleton<KeyRing>().AddSingleton<IShortAddresses, ShortAddresses>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o =>
        {
            o.XmlRepository = new KeysInDatabase(s.GetRequiredService<NpgsqlDataSource>());
            o.XmlEncryptor = new SealedXml(s.GetRequiredService<PortalKey>());
        }));
        services.AddReadyCheck<DatabaseHealth>("database").AddReadyCheck<DataFolderHealth>("data-folder");
    }

    /// <summary>Pages of every module and theme beside the host, whether or not the host's own build knew of it.</summary>
    private static void AddMissing(ApplicationPartManager manager, ModuleCatalogue catalogue)
    {
        var known = manager.ApplicationParts.Select(p => p.Name).ToHashSet();
        foreach (var assembly in catalogue.Assemblies.Where(a => !known.Contains(a.GetName().Name!)))
        {
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
                manager.ApplicationParts.Add(part);
        }
    }
}
