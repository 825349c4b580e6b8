using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Data;

namespace OerPortal.Accounts.Data;

public sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options, ModuleDataScope scope, PersonChanges changes) : ModuleDbContext(options, scope)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<AccessToken> Tokens => Set<AccessToken>();

    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();

    public DbSet<StoredNotice> Notices => Set<StoredNotice>();

    public DbSet<SignInHint> SignInHints => Set<SignInHint>();

    public DbSet<SecondStep> SecondSteps => Set<SecondStep>();

    public DbSet<PasswordLink> PasswordLinks => Set<PasswordLink>();

    public DbSet<NewAddress> NewAddresses => Set<NewAddress>();

    public DbSet<MailInvitation> MailInvitations => Set<MailInvitation>();

    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<SchoolPlace> SchoolPlaces => Set<SchoolPlace>();

    /// <summary>What a cookie says may become untrue with this: heard here at once, elsewhere through the schema's triggers.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Guid[] touched = [.. ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => e.Entity switch
        {
            Person person => person.Id,
            Membership membership => membership.PersonId,
            _ => Guid.Empty,
        }).Where(id => id != Guid.Empty).Distinct()];
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var personId in touched)
            changes.Heard(personId);
        return saved;
    }

    protected override string Schema => "accounts";

    protected override void MapEntities(ModelBuilder model)
    {
        MapPerson(model);
        model.Entity<Membership>(e =>
        {
            e.ToTable("membership");
            e.HasKey(m => new { m.PersonId, m.SiteId, m.Role });
            e.Property(m => m.Role).HasConversion<short>();
            // Known to the model so that somebody new is written before what refers to them.
            e.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        });
        model.Entity<JoinRequest>(e =>
        {
            e.ToTable("join_request");
            e.HasKey(r => new { r.PersonId, r.SiteId });
            e.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
        });
        model.Entity<Invitation>(e =>
        {
            e.ToTable("invitation");
            e.HasKey(i => new { i.PersonId, i.SiteId, i.Role });
            e.Property(i => i.Role).HasConversion<short>();
        });
        model.Entity<Session>(e => e.ToTable("session"));
        model.Entity<AccessToken>(e => e.ToTable("access_token"));
        model.Entity<SignInFailure>(e =>
        {
            e.ToTable("sign_in_failure");
            e.HasKey(f => f.Key);
        });
        model.Entity<SecondStep>(e =>
        {
            e.ToTable("second_step");
            e.HasKey(s => s.PersonId);
        });
        model.Entity<RecoveryCode>(e =>
        {
            e.ToTable("recovery_code");
            e.HasKey(c => new { c.PersonId, c.Hash });
        });
        model.Entity<StoredNotice>(e => e.ToTable("notice"));
        model.Entity<SchoolPlace>(e =>
        {
            e.ToTable("school_place");
            e.HasKey(p => new { p.SiteId, p.Place });
        });
        MapMail(model);
        model.Entity<SignInHint>(e =>
        {
            e.ToTable("sign_in_hint");
            e.HasKey(h => h.PersonId);
            e.HasOne<Person>().WithOne().HasForeignKey<SignInHint>(h => h.PersonId);
        });
    }

    private static void MapMail(ModelBuilder model)
    {
        model.Entity<PasswordLink>(e =>
        {
            e.ToTable("password_link");
            e.HasKey(l => l.PersonId);
        });
        model.Entity<NewAddress>(e =>
        {
            e.ToTable("new_address");
            e.HasKey(a => a.PersonId);
        });
        model.Entity<MailInvitation>(e =>
        {
            e.ToTable("mail_invitation");
            e.Property(i => i.Role).HasConversion<short>();
        });
        model.Entity<NoticeChoice>(e =>
        {
            e.ToTable("notice_choice");
            e.HasKey(c => new { c.PersonId, c.Kind });
            e.Property(c => c.Mail).HasConversion<short>();
        });
        model.Entity<Consent>(e =>
        {
            e.ToTable("consent");
            e.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        });
    }

    private static void MapPerson(ModelBuilder model)
    {
        model.Entity<Person>(e =>
        {
            e.ToTable("person");
            e.Property(p => p.UserName).IsRequired();
            e.Property(p => p.PlainNames).ValueGeneratedOnAddOrUpdate();
            e.Property(p => p.NormalizedUserName).IsRequired();
            e.Property(p => p.SecurityStamp).IsRequired();
            e.Property(p => p.ConcurrencyStamp).IsRequired().IsConcurrencyToken();
            e.Ignore(p => p.PhoneNumber);
            e.Ignore(p => p.PhoneNumberConfirmed);
            // SignInAttempts slows guessing down; nobody is locked out.
            e.Ignore(p => p.LockoutEnd);
            e.Ignore(p => p.LockoutEnabled);
            e.Ignore(p => p.AccessFailedCount);
        });
        model.Entity<IdentityUserClaim<Guid>>(e => e.ToTable("person_claim"));
        model.Entity<IdentityUserLogin<Guid>>(e =>
        {
            e.ToTable("person_login");
            e.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        });
        model.Entity<IdentityUserToken<Guid>>(e =>
        {
            e.ToTable("person_token");
            e.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        });
        model.Entity<IdentityUserPasskey<Guid>>(e =>
        {
            e.ToTable("person_passkey");
            e.HasKey(p => p.CredentialId);
            e.OwnsOne(p => p.Data).ToJson("data");
        });
    }
}
