using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Cards;

/// <summary>Applications for a card of the current library that come from home.</summary>
internal sealed class CardRequests(LibraryDbContext db, ICurrentPerson person)
{
    internal const int CodeLength = 12;

    /// <summary>As the code is shown and read out.</summary>
    private const int Group = 4;

    internal Task<bool> IsOpenAsync(CancellationToken cancellation) => db.CardRules.AnyAsync(r => r.IsFromHome, cancellation);

    /// <summary>What somebody who is signed in has already: a card, or one that was asked for.</summary>
    internal async Task<ReaderCard?> OwnAsync(CancellationToken cancellation)
        => person.Id is { } id ? await db.Cards.AsNoTracking().FirstOrDefaultAsync(c => c.PersonId == id && (c.State == CardState.Asked || c.State == CardState.Valid || c.State == CardState.Blocked), cancellation) : null;

    /// <returns>The code with which it is followed, in groups; null where the person has asked already.</returns>
    internal async Task<string?> AskAsync(ReaderCard card, CancellationToken cancellation)
    {
        var code = TypedCode.New(CodeLength);
        card.CodeHash = TypedCode.HashOf(code);
        db.Cards.Add(card);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return null;
        }
        return Shown(code);
    }

    /// <summary>How an application stands, for whoever knows its code; null for a code of no application of this library.</summary>
    internal async Task<CardState?> StateAsync(string code, CancellationToken cancellation)
    {
        if (TypedCode.Plain(code).Length != CodeLength)
            return null;
        var hash = TypedCode.HashOf(code);
        return await db.Cards.AsNoTracking().Where(c => c.CodeHash == hash).Select(c => (CardState?)c.State).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>"K7QF-2MXA-9TBW".</summary>
    internal static string Shown(string code) => string.Join('-', code.Chunk(Group).Select(part => new string(part)));
}

/// <summary>
/// How often a household or a school may ask one library for cards, or try codes, in an hour: in memory of this instance. Singleton.
/// </summary>
internal sealed class CardRequestLimits(TimeProvider time)
{
    /// <summary>A class that applies together has room.</summary>
    internal const int MostRequests = 30;
    internal const int MostCodes = 60;

    private const int NetworkBytes = 8;

    private readonly WindowCounts<(Guid Site, bool IsCode, string From)> _counts = new(TimeSpan.FromHours(1), time);

    /// <returns>Minutes to wait; 0 when it may be done now.</returns>
    internal int Count(Guid siteId, bool isCode, IPAddress? from)
        => _counts.Count((siteId, isCode, Network(from))) > (isCode ? MostCodes : MostRequests) ? (_counts.SecondsLeft() + 59) / 60 : 0;

    // One household or school has a whole /64 of IPv6.
    private static string Network(IPAddress? from)
        => from is null ? "?" : from.IsIPv4MappedToIPv6 || from.AddressFamily == AddressFamily.InterNetwork ? from.MapToIPv4().ToString() : Convert.ToHexString(from.GetAddressBytes()[..NetworkBytes]);
}
