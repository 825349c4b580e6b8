using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.SignOn.Keys;
using OerPortal.SignOn.Models;
using OerPortal.TestKit;

namespace OerPortal.SignOn.Tests;

/// <summary>Keys that tokens are signed with, over the months.</summary>
public sealed class KeyTests(SignOnApp app)
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(new[] { 1 }, 0)]
    [InlineData(new[] { 91, 1 }, 0)]
    [InlineData(new[] { 97, 7 }, 1)]
    [InlineData(new[] { 187, 97, 6 }, 1)]
    public void The_newest_that_every_system_has_seen_signs(int[] daysOld, int signs)
    {
        SigningKey[] kept = [.. daysOld.Select(days => new SigningKey { Sealed = [], MadeAt = Now.AddDays(-days) })];

        var ordered = SigningKeys.InOrder(kept, Now);

        ordered[0].ShouldBe(kept[signs]);
        ordered.ShouldBe(kept, ignoreOrder: true);
    }

    [Fact]
    public async Task A_new_key_is_published_in_time_and_what_the_old_one_signed_still_counts()
    {
        var system = await app.RegisterAsync();
        using var visitor = await app.EnterNewAsync();
        var taken = await app.SignInAtAsync(visitor, system);
        var before = await PublishedAsync();
        await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken))
            await connection.ExecuteAsync("update signon.signing_key set made_at = made_at - interval '90 days'");

        await RotateAsync();

        await PortalApp.EventuallyAsync(async () => (await PublishedAsync()).Count > before.Count, "the new key is published");
        before.ShouldBeSubsetOf(await PublishedAsync());
        (await app.StepAsync("refresh", system, ("refresh", taken["refresh"])))["error"].ShouldBeNull();
        await RotateAsync();
        (await PublishedAsync()).Count.ShouldBe(before.Count + 1);
    }

    private Task RotateAsync() => app.ActAsSystemAsync(services => services.GetRequiredService<RotateKeysHandler>().RunAsync(new RotateKeys(), new Silent(), TestContext.Current.CancellationToken));

    private async Task<IReadOnlyList<string>> PublishedAsync()
    {
        using var guest = app.Guest();
        var keys = await guest.Client.GetFromJsonAsync<JsonElement>("/.well-known/jwks", TestContext.Current.CancellationToken);
        return [.. keys.GetProperty("keys").EnumerateArray().Select(k => k.GetProperty("kid").GetString()!)];
    }
}
