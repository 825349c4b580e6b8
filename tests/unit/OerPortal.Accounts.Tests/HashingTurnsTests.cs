using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Accounts.Passwords;
using OerPortal.Cms.Web;

namespace OerPortal.Accounts.Tests;

/// <summary>Who looks at a password when, with one core for passwords.</summary>
public sealed class HashingTurnsTests
{
    private readonly HashingTurns _turns = new(1, TimeProvider.System, NullLogger<HashingTurns>.Instance);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_waits_for_the_other()
    {
        var first = await _turns.TakeAsync(Stranger(1), Ct);
        var second = _turns.TakeAsync(Stranger(2), Ct);
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromMinutes(1), Ct)).Dispose();
    }

    [Fact]
    public async Task A_full_line_asks_to_come_again()
    {
        using var first = await _turns.TakeAsync(Stranger(0), Ct);
        var waiting = Enumerable.Range(1, HashingTurns.WaitingForEach).Select(i => _turns.TakeAsync(Stranger(i), Ct)).ToList();
        waiting.ShouldAllBe(turn => !turn.IsCompleted);
        (await Should.ThrowAsync<PortalBusyException>(() => _turns.TakeAsync(Stranger(200), Ct))).RetryAfter.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task One_address_leaves_room_for_others()
    {
        using var first = await _turns.TakeAsync(Stranger(1), Ct);
        var crowd = 0;
        while (crowd < HashingTurns.WaitingForEach && !await IsRefusedAsync(Stranger(1)))
            crowd++;

        crowd.ShouldBeLessThan(HashingTurns.WaitingForEach);
        (await IsRefusedAsync(Stranger(2))).ShouldBeFalse();
    }

    [Fact]
    public async Task People_the_portal_knows_go_first()
    {
        var first = await _turns.TakeAsync(Stranger(1), Ct);
        var stranger = _turns.TakeAsync(Stranger(2), Ct);
        var known = _turns.TakeAsync(HashingFor.Known, Ct);
        first.Dispose();
        (await known.WaitAsync(TimeSpan.FromMinutes(1), Ct)).Dispose();
        (await stranger.WaitAsync(TimeSpan.FromMinutes(1), Ct)).Dispose();
    }

    [Fact]
    public async Task Who_went_away_is_passed_over()
    {
        var first = await _turns.TakeAsync(Stranger(1), Ct);
        using var leaving = new CancellationTokenSource();
        var gone = _turns.TakeAsync(Stranger(2), leaving.Token);
        var next = _turns.TakeAsync(Stranger(3), Ct);
        await leaving.CancelAsync();
        first.Dispose();
        (await next.WaitAsync(TimeSpan.FromMinutes(1), Ct)).Dispose();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        (await _turns.TakeAsync(Stranger(4), Ct).WaitAsync(TimeSpan.FromMinutes(1), Ct)).Dispose();
    }

    private async Task<bool> IsRefusedAsync(HashingFor who)
    {
        var turn = _turns.TakeAsync(who, Ct);
        if (!turn.IsFaulted)
            return false;
        await Should.ThrowAsync<PortalBusyException>(() => turn);
        return true;
    }

    private static HashingFor Stranger(int number) => HashingFor.Stranger(new IPAddress([198, 51, 100, (byte)number]));
}
