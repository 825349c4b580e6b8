using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Members;

/// <summary>A person's rights over their own data (Law 91/2025/QH15): a copy of it, and its erasure.</summary>
internal sealed class PersonalData(AccountsDbContext db, ISites sites, AccountRecords own, IEnumerable<IPersonalRecords> records, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal async Task<byte[]> ExportAsync(Guid personId, CancellationToken cancellation)
    {
        var copy = new Dictionary<string, object?> { ["madeAt"] = time.GetUtcNow() };
        foreach (var source in records)
            copy[source.Name] = await source.OfAsync(personId, cancellation);
        return JsonSerializer.SerializeToUtf8Bytes(copy, Readable);
    }

    /// <summary>Empties the account at once; what all modules keep goes when <see cref="PersonErased"/> is delivered.</summary>
    /// <returns>False for the last portal administrator, who must hand over first.</returns>
    internal async Task<bool> EraseAsync(Guid personId, CancellationToken cancellation)
    {
        if (await IsLastAdministratorAsync(personId, cancellation))
            return false;
        var person = await db.People.FirstAsync(p => p.Id == personId, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        Empty(person, time.GetUtcNow());
        db.Record("accounts.erase", $"person:{personId}");
        db.Publish(new PersonErased(personId));
        await db.SaveChangesAsync(cancellation);
        await own.EraseAsync(personId, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static void Empty(Person person, DateTimeOffset at)
    {
        var nobody = $"da-xoa-{person.Id:N}";
        person.UserName = nobody;
        person.NormalizedUserName = nobody.ToUpperInvariant();
        person.Email = null;
        person.NormalizedEmail = null;
        person.EmailConfirmed = false;
        person.PasswordHash = null;
        person.TwoFactorEnabled = false;
        person.DisplayName = "—";
        person.HomeSiteId = null;
        person.SecurityStamp = Guid.CreateVersion7().ToString("N");
        person.ErasedAt = at;
    }

    private async Task<bool> IsLastAdministratorAsync(Guid personId, CancellationToken cancellation)
    {
        var administrators = await db.Memberships.Where(m => m.Role == SiteRole.PortalAdministrator && m.SiteId == sites.Portal.Id)
            .Select(m => m.PersonId).ToListAsync(cancellation);
        return administrators is [var only] && only == personId;
    }
}
