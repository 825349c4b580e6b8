using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using OerPortal.Accounts.Data;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests.Letters;

/// <summary>The letters that a portal in development writes into a folder.</summary>
internal static partial class LetterBox
{
    /// <summary>An address nobody else has.</summary>
    internal static string NewAddress() => $"thu-{Guid.CreateVersion7():N}@truong.example.vn";

    /// <summary>What has arrived at an address, oldest first, once all work is done.</summary>
    internal static async Task<IReadOnlyList<MimeMessage>> LettersToAsync(this PortalApp app, string address)
    {
        await app.WorkIsDoneAsync();
        var folder = Path.Combine(app.DataFolder, "mail");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file)).Where(m => m.To.Mailboxes.Any(to => to.Address == address))]
            : [];
    }

    /// <summary>The path behind the link of a letter.</summary>
    internal static string LinkOf(this MimeMessage letter, string below)
        => Link().Matches(letter.TextBody!).Select(found => new Uri(found.Value).AbsolutePath).First(path => path.Contains(below, StringComparison.Ordinal));

    /// <summary>Gives somebody a proven address.</summary>
    internal static async Task<string> GiveAddressAsync(this PortalApp app, TestPerson person, bool isProven = true)
    {
        var address = NewAddress();
        await app.ActAsSystemAsync(services => services.GetRequiredService<AccountsDbContext>().People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(
            p => p.SetProperty(row => row.Email, address).SetProperty(row => row.NormalizedEmail, address.ToUpperInvariant()).SetProperty(row => row.EmailConfirmed, isProven),
            TestContext.Current.CancellationToken));
        return address;
    }

    internal static Task<T> AskAsync<T>(this PortalApp app, Func<AccountsDbContext, Task<T>> ask) => app.ActAsSystemAsync(services => ask(services.GetRequiredService<AccountsDbContext>()));

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
