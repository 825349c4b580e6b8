using System.Net;
using Microsoft.Extensions.Logging;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Web;

namespace OerPortal.Accounts.Passwords;

/// <summary>
/// Turns at the most costly thing a stranger can ask for: a password's hash takes a tenth of a second of a core. One core is left for
/// pages; who must wait, waits in a short line, known people first, and no address fills the line for all. Singleton.
/// </summary>
internal sealed class HashingTurns(int atOnce, TimeProvider time, ILogger<HashingTurns> log)
{
    /// <summary>A class that signs in at the same bell fits in; the last of them waits about eight seconds.</summary>
    internal const int WaitingForEach = 60;

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiting> _known = new();
    private readonly LinkedList<Waiting> _strangers = new();
    private readonly Seldom _said = new(TryAgain, time);
    private readonly int _mostWaiting = atOnce * WaitingForEach;
    private int _free = atOnce;

    internal static int CoresForPasswords => Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Waits for a turn; dispose it when the hash is made.</summary>
    /// <exception cref="PortalBusyException">The line is full.</exception>
    internal async Task<IDisposable> TakeAsync(HashingFor who, CancellationToken cancellation)
    {
        Waiting waiting;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return new Turn(this);
            }

            if (IsFull(who))
                throw Full();
            waiting = new Waiting(who.Address);
            (who.IsKnown ? _known : _strangers).AddLast(waiting);
        }

        await using (cancellation.Register(() => waiting.Source.TrySetCanceled(cancellation)))
            await waiting.Source.Task;
        return new Turn(this);
    }

    private bool IsFull(HashingFor who)
        => who.IsKnown
            ? _known.Count >= _mostWaiting
            : _strangers.Count >= _mostWaiting || _strangers.Count(w => w.Address == who.Address) >= _mostWaiting * 3 / 4;

    private PortalBusyException Full()
    {
        if (_said.IsDue())
            log.LogWarning("More sign-ins at once than passwords can be looked at; some are asked to try again.");
        return new PortalBusyException("Too many passwords are being looked at.", TryAgain);
    }

    private void Release()
    {
        lock (_lock)
        {
            while ((_known.First ?? _strangers.First) is { } next)
            {
                next.List!.Remove(next);
                // One who went away meanwhile is passed over.
                if (next.Value.Source.TrySetResult())
                    return;
            }

            _free++;
        }
    }

    private sealed record Waiting(string Address)
    {
        internal TaskCompletionSource Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Turn(HashingTurns turns) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                turns.Release();
        }
    }
}

/// <summary>For whom a password is hashed.</summary>
/// <param name="IsKnown">Signed in, on a device that has signed in before, or the system: goes before strangers.</param>
internal sealed record HashingFor(string Address, bool IsKnown)
{
    internal static HashingFor Known { get; } = new("", true);

    internal static HashingFor Stranger(IPAddress? address) => new(SignInAttempts.AddressKey(address), false);
}
