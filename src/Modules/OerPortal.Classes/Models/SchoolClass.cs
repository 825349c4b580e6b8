using OerPortal.Cms.Data;

namespace OerPortal.Classes.Models;

/// <summary>A class of a school. It keeps its id and its code when it moves up into the next grade.</summary>
public sealed class SchoolClass : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>"6A".</summary>
    public required string Name { get; set; }

    /// <summary>As names are compared (<see cref="Names.ClassName.Plain"/>).</summary>
    public required string PlainName { get; set; }

    /// <summary>1 to 12; null in nurseries and where the name says none.</summary>
    public int? Grade { get; set; }

    /// <summary>The year in which the school year begins.</summary>
    public required int SchoolYear { get; set; }

    /// <summary>What pupils type to find their names; known to the class.</summary>
    public required string Code { get; set; }

    public Guid? HomeroomPersonId { get; set; }

    /// <summary>The roster that brought it.</summary>
    public Guid? RosterId { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>Somebody who teaches a class beside its homeroom teacher.</summary>
public sealed class ClassTeacher : ISiteOwned
{
    public required Guid ClassId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid SiteId { get; init; }
}
