using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Library.Models;

/// <summary>A library card, asked for or given. Pupils need none: they have the one they sign in with.</summary>
public sealed class ReaderCard : ISiteOwned
{
    public const int NameLength = 100;
    public const int LineLength = 200;
    public const int PhoneLength = 30;

    /// <summary>In years: who is younger has somebody who answers for them.</summary>
    public const int OwnAge = 16;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>Of the school's cards, from 1 without a gap; null until it is given.</summary>
    public int? Number { get; set; }

    /// <summary>To whom loans are written: an account, or for who has none an id of their own. Null once nobody may be named any more.</summary>
    public Guid? PersonId { get; set; }

    public bool HasAccount { get; set; }

    public required ReaderKind Kind { get; set; }

    public string Name { get; private set; } = "";

    public string PlainName { get; private set; } = "";

    public int? BornYear { get; set; }

    /// <summary>Who answers for a child.</summary>
    public string Guardian { get; set; } = "";

    public string Address { get; set; } = "";

    public string Phone { get; private set; } = "";

    public string PhonePlain { get; private set; } = "";

    public string Mail { get; set; } = "";

    /// <summary>Of staff: where they work in the school.</summary>
    public string Department { get; set; } = "";

    public string Purpose { get; set; } = "";

    public CardState State { get; private set; }

    public DateTimeOffset StateAt { get; private set; }

    public Guid? StateBy { get; private set; }

    /// <summary>Why it was refused, ended or blocked.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The last day.</summary>
    public DateOnly? ValidUntil { get; set; }

    public required DateTimeOffset AskedAt { get; init; }

    public bool IsFromHome { get; init; }

    public byte[]? CodeHash { get; set; }

    /// <summary>In which they are written to, <c>vi</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>As it stands on the card and scanners read it: "BD000012".</summary>
    public string NumberText => Number is { } number ? CardNumber.Of(number) : "";

    public void Rename(string name) => (Name, PlainName) = (name, Unmarked.Of(name));

    public void Call(string phone) => (Phone, PhonePlain) = (phone, PhoneFigures.Of(phone));

    public void Become(CardState state, string reason, Guid? by, DateTimeOffset at) => (State, Reason, StateBy, StateAt) = (state, reason, by, at);

    /// <summary>What keeps its holder from borrowing; null where nothing does.</summary>
    public CardTrouble? TroubleOn(DateOnly day) => State switch
    {
        CardState.Blocked => CardTrouble.Blocked,
        CardState.Valid => Kind == ReaderKind.Resident && ValidUntil < day ? CardTrouble.Expired : null,
        _ => Kind == ReaderKind.Resident ? CardTrouble.Ended : null,
    };

    /// <summary>Nobody is named any more; that the number was given stays.</summary>
    public void Forget(DateTimeOffset at)
    {
        Rename("");
        Call("");
        (Guardian, Address, Mail, Department, Purpose) = ("", "", "", "", "");
        (PersonId, HasAccount, BornYear, CodeHash) = (null, false, null, null);
        Become(CardState.Ended, "", null, at);
    }
}

public enum CardState
{
    Asked = 0,
    Valid = 1,
    Refused = 2,
    Ended = 3,
    Blocked = 4,
}

/// <summary>Why a card lends nothing.</summary>
public enum CardTrouble
{
    Expired,
    Blocked,
    Ended,
}

/// <summary>What a library says about its cards.</summary>
public sealed class CardRule : ISiteOwned
{
    public const int MostMonths = 60;

    public required Guid SiteId { get; init; }

    /// <summary>Whether one may ask for a card from home.</summary>
    public bool IsFromHome { get; set; }

    /// <summary>How long a card is valid.</summary>
    public int Months { get; set; } = 24;

    /// <summary>Whom the library serves: "xã Ea Kao và các xã lân cận".</summary>
    public string Area { get; set; } = "";
}

/// <summary>Numbers of cards as they are printed and typed.</summary>
public static class CardNumber
{
    /// <summary>Not those of a register.</summary>
    private const string Letters = "BD";
    private const int Longest = 9;

    public static string Of(int number) => $"{Letters}{number:000000}";

    /// <summary>From what people type, "bd 12" as well as "BD000012"; null when it is no number of a card.</summary>
    public static int? Read(string typed)
    {
        var letters = typed.Replace(" ", "", StringComparison.Ordinal).Replace('Đ', 'D').Replace('đ', 'd').ToUpperInvariant();
        return letters.StartsWith(Letters, StringComparison.Ordinal) && letters.Length > Letters.Length && letters.Length <= Letters.Length + Longest
            && letters.AsSpan(Letters.Length).IndexOfAnyExceptInRange('0', '9') < 0 && int.TryParse(letters.AsSpan(Letters.Length), System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}

/// <summary>Telephone numbers as they are compared: "+84 905 123 456" is "0905.123.456".</summary>
public static class PhoneFigures
{
    private const string Country = "84";
    private const int Shortest = 8;
    private const int LongestFigures = 15;

    public static string Of(string typed)
    {
        var figures = string.Concat(typed.Where(char.IsAsciiDigit));
        return typed.TrimStart().StartsWith('+') && figures.StartsWith(Country, StringComparison.Ordinal) ? $"0{figures[Country.Length..]}" : figures;
    }

    /// <summary>Whether somebody can be called by it.</summary>
    public static bool AreWhole(string typed) => Of(typed).Length is >= Shortest and <= LongestFigures && typed.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '+' or '(' or ')');
}
