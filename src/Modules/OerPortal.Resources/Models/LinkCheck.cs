namespace OerPortal.Resources.Models;

/// <summary>What became of an address that published versions lead to.</summary>
public sealed class LinkCheck
{
    /// <summary>After failures on so many days nobody is led there without a word.</summary>
    public const int DaysOfFailure = 3;

    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    public string Address { get; init; } = "";

    public string Host { get; init; } = "";

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Days in a row, not questions: a site that is down for an hour has failed once.</summary>
    public int Failures { get; private set; }

    /// <summary>Of the last failure, a code of <c>resources.link.trouble.*</c>.</summary>
    public string? Trouble { get; private set; }

    public DateTimeOffset? DoubtfulSince { get; private set; }

    public bool IsDoubtful => DoubtfulSince is not null;

    internal static LinkCheck Of(Uri address, DateTimeOffset due) => new() { Address = address.AbsoluteUri, Host = address.Host, DueAt = due };

    /// <summary>Keeps what was found.</summary>
    /// <param name="trouble">Null when somebody answered.</param>
    /// <param name="next">When to look again if all is well.</param>
    /// <returns>Whether people must see something else than before.</returns>
    public bool Found(string? trouble, DateTimeOffset now, DateTimeOffset next)
    {
        var was = IsDoubtful;
        if (trouble is null)
        {
            (Failures, Trouble, DoubtfulSince, DueAt) = (0, null, null, next);
        }
        else
        {
            Failures++;
            Trouble = trouble;
            if (Failures >= DaysOfFailure)
                DoubtfulSince ??= now;
            // One that has been gone for long is not asked every day for ever.
            DueAt = IsDoubtful && Failures > DaysOfFailure * 2 ? next : now + Again;
        }
        CheckedAt = now;
        return was != IsDoubtful;
    }
}
