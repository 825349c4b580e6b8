using OerPortal.Cms.Data;

namespace OerPortal.Campaigns.Models;

/// <summary>A class that takes part. Of its pupils nothing is known but how many they are and how many books they read together.</summary>
public sealed class ChallengeClass : ISiteOwned
{
    /// <summary>A number about fewer people would speak of single ones.</summary>
    public const int FewestPeople = 5;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ChallengeId { get; init; }

    public required Guid SiteId { get; init; }

    public required string Name { get; init; }

    public required int People { get; set; }

    public int Books { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    public bool IsFew => People < FewestPeople;

    /// <summary>How far it has come, in words that shame nobody: there is no last one and no nought.</summary>
    public ClassProgress ProgressTo(int goal) => Books == 0 ? ClassProgress.Beginning
        : Books >= goal ? ClassProgress.Arrived
        : Books * 2 >= goal ? ClassProgress.HalfWay
        : ClassProgress.OnTheWay;
}

public enum ClassProgress
{
    Beginning,
    OnTheWay,
    HalfWay,
    Arrived,
}
