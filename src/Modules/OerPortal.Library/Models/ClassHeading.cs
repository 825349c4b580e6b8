using System.Globalization;
using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>One class of a table by which books are put in order. Of the whole province.</summary>
public sealed class ClassHeading
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><see cref="ClassSchemes"/>.</summary>
    public required string Scheme { get; init; }

    /// <summary>"510", "5A".</summary>
    public required string Mark { get; set; }

    public required string NameVi { get; set; }

    public required string NameEn { get; set; }

    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && NameEn.Length > 0 ? NameEn : NameVi;

    /// <summary>What marks of books in this class begin with: of "500" it is "5", of "510" it is "51".</summary>
    public string Prefix => Scheme == ClassSchemes.Dewey && Mark.Length == 3 ? (Mark.TrimEnd('0') is { Length: > 0 } cut ? cut : "0") : Mark;

    /// <summary>One of those by which a catalogue is looked through.</summary>
    public bool IsMain => Scheme != ClassSchemes.Dewey || Prefix.Length == 1;
}

/// <summary>Codes of the tables.</summary>
public static class ClassSchemes
{
    /// <summary>Dewey's decimal classification.</summary>
    public const string Dewey = "ddc";

    /// <summary>The 19 classes ("19 lớp") of older school libraries.</summary>
    public const string Nineteen = "19";

    public static IReadOnlyList<string> All { get; } = [Dewey, Nineteen];
}

/// <summary>The table that a school uses.</summary>
public sealed class SchoolScheme : ISiteOwned
{
    public required Guid SiteId { get; init; }

    public required string Scheme { get; set; }
}

/// <summary>Another name of a person or body: books stand under the one that is to be seen.</summary>
public sealed class NameReference
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    public required string See { get; init; }

    /// <summary>As names are compared, with a space at both ends; the database writes it.</summary>
    public string PlainName { get; private set; } = "";

    public string PlainSee { get; private set; } = "";
}

/// <summary>A library that the department lets be asked for descriptions of books.</summary>
public sealed class CopySource
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>In the order in which what they find is shown.</summary>
    public required int Place { get; set; }

    public required string Name { get; set; }

    public required string Address { get; set; }

    public required bool IsAsked { get; set; }
}
