package io.reeltime.pipelines.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of maintenance in the control database, beside those of training runs; every save is
 * durable. Each call opens the database for itself: it is needed a few times a day, by the server
 * and by command lines beside it.
 */
final class MaintenanceStore {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Path database;

  MaintenanceStore(Path database) {
    this.database = database;
  }

  void save(MaintenanceRecord run) {
    try (Connection connection = open();
        PreparedStatement statement =
            connection.prepareStatement("insert or replace into maintenance values (?, ?)")) {
      statement.setString(1, run.id());
      statement.setString(2, MAPPER.writeValueAsString(run));
      statement.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(
          "control database: cannot save maintenance run " + run.id(), e);
    }
  }

  /** The newest records, newest first. */
  List<MaintenanceRecord> newest(int limit) {
    try (Connection connection = open();
        PreparedStatement statement =
            connection.prepareStatement(
                "select record from maintenance order by id desc limit ?")) {
      statement.setInt(1, limit);
      List<MaintenanceRecord> runs = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          runs.add(MAPPER.readValue(rows.getString(1), MaintenanceRecord.class));
        }
      }
      return runs;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("control database: cannot read maintenance runs", e);
    }
  }

  private Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 15000");
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma synchronous = full");
      statement.execute(
          "create table if not exists maintenance (id text primary key, record text not null)"
              + " strict");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
