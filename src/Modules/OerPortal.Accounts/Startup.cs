using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Endpoints;
using OerPortal.Accounts.Handlers;
using OerPortal.Accounts.Jobs;
using OerPortal.Accounts.Letters;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Passkeys;
using OerPortal.Accounts.Passwords;
using OerPortal.Accounts.Pupils;
using OerPortal.Accounts.Recipes;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Accounts.SignIn;
using OerPortal.Accounts.Tokens;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;

namespace OerPortal.Accounts;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleData<AccountsDbContext>();
        services.AddPermissions(Permissions.ManageMembers, Permissions.Readers, Permissions.Invite, Permissions.Mail);
        AddIdentity(services);
        AddCookie(services);

        services.AddWarmAddresses("/dang-nhap");
        services.AddScoped<SignInAttempts>().AddScoped<SignInCheck>().AddScoped<PersonPrincipal>().AddScoped<Sessions>().AddScoped<Landing>().AddScoped<ISignedIn, SignedIn>().AddScoped<IOutsideSignIn, OutsideSignIn>();
        services.AddSingleton<SecondStepRule>().AddSingleton<KnownDevices>().AddSingleton<SharedComputers>().AddSingleton<IStartupFilter>(s => s.GetRequiredService<SharedComputers>()).AddSingleton<SecretSeal>().AddSingleton<PasswordHashing>();
        services.AddSingleton(s => new HashingTurns(HashingTurns.CoresForPasswords, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<HashingTurns>>()));
        services.AddScoped<RecoveryCodes>().AddScoped<SecondStepCheck>().AddScoped<SecondStepSetup>().AddScoped<HalfSignedIn>();
        services.AddScoped<Registration>().AddScoped<Invitations>().AddScoped<Memberships>().AddScoped<Notices>().AddScoped<PersonalData>().AddScoped<AccountRecords>().AddScoped<OwnAccount>();
        services.AddScoped<AccessTokens>().AddSingleton<TokenTries>();
        services.AddScoped<INotices>(provider => provider.GetRequiredService<Notices>());
        services.AddScoped<IPersonalRecords>(provider => provider.GetRequiredService<AccountRecords>()).AddEventHandler<PersonErased, ErasureHandler>();
        services.AddScoped<IPeople, People>().AddScoped<IPupilAccounts, PupilAccounts>().AddScoped<IPupilDoor, PupilDoor>().AddScoped<IAccountErasure, AccountErasure>().AddScoped<ISiteAccounts, SiteAccounts>();
        services.AddScoped<ReadersToConfirm>().AddScoped<IDeskWork>(provider => provider.GetRequiredService<ReadersToConfirm>()).AddScoped<IMenuSource, AccountsMenu>().AddScoped<IAuditSubjects, PersonSubjects>();
        services.AddSingleton(new GoesWithSchool("accounts.person", "home_site_id"));
        services.AddScoped<IRecipeStep, PeopleStep>();
        services.AddScoped<IPortalVerb, CreateAdminVerb>().AddScoped<IPortalVerb, ResetSecondStepVerb>();
        AddLetters(services);
        services.AddNotificationHandler<PersonChanges>();
        services.AddJobHandler<TidyAccounts, TidyAccountsHandler>();
        services.AddRecurringJob(new TidyAccounts(), TimeSpan.FromHours(6));
        services.AddJobHandler<SealSecondSteps, SealSecondStepsHandler>().AddRecurringJob(new SealSecondSteps(), TimeSpan.FromDays(1));
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPersonalData();
        routes.MapLetters();
        routes.MapPasskeys();
    }

    private static void AddLetters(IServiceCollection services)
    {
        services.AddSingleton<MailStop>().AddScoped<NoticePost>().AddScoped<PasswordLinks>().AddScoped<Addresses>().AddScoped<MailInvitations>();
        services.AddLetter<PasswordLetter>().AddLetter<AddressLetter>().AddLetter<InvitationLetter>()
            .AddLetter<SecurityLetter>().AddLetter<NoticesLetter>().AddLetter<DigestLetter>().AddLetter<TryLetter>();
        services.AddJobHandler<SendDigests, SendDigestsHandler>().AddRecurringJob(new SendDigests(), TimeSpan.FromMinutes(30));
    }

    private static void AddIdentity(IServiceCollection services)
    {
        // Before AddIdentityCore, which would add its rules about kinds of characters.
        services.AddScoped<IPasswordValidator<Person>, PasswordRules>();
        services.AddIdentityCore<Person>(options => options.User.AllowedUserNameCharacters = "");
        services.AddScoped<IUserStore<Person>, PersonStore>();
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>().AddScoped<PasskeyRing>().AddSingleton<PasskeyState>();
        // Kept in the device itself, so that it can say whose it is.
        services.Configure<IdentityPasskeyOptions>(options => options.ResidentKeyRequirement = "required");

        // OWASP's figure for PBKDF2-HMAC-SHA512; older hashes are renewed at sign-in.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<Person>, NormalisedPasswordHasher>();
    }

    private static void AddCookie(IServiceCollection services)
    {
        services.AddSingleton<SessionCookieEvents>().AddScoped<SessionRenewal>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme).AddCookie(HalfSignedIn.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenScope.Scheme, null);
        services.AddOptions<CookieAuthenticationOptions>(HalfSignedIn.Scheme).Configure<IHostEnvironment>((options, environment) =>
        {
            options.Cookie.BindToHost("oer.half", environment);
            options.ExpireTimeSpan = HalfSignedIn.Lasts;
            options.SlidingExpiration = false;
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IHostEnvironment>((options, environment) =>
        {
            options.Cookie.BindToHost("oer", environment);
            options.ExpireTimeSpan = Sessions.OwnDevice;
            options.SlidingExpiration = true;
            options.LoginPath = "/dang-nhap";
            options.LogoutPath = "/dang-xuat";
            options.ReturnUrlParameter = "ve";
            options.EventsType = typeof(SessionCookieEvents);
        });
    }
}
